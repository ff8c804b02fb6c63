using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Cli.Commands;

namespace Interp.Analysis.Tests.Circuits;

/// <summary>With GPT-2's own tokenizer.</summary>
public sealed class IoiTokensTests
{
    private static readonly Lazy<BytePairTokenizer> Loaded = new(Gpt2Vocabulary.Load);

    [Fact]
    public void Every_standard_word_is_one_token_of_GPT_2()
    {
        IoiWords.Standard.RequireFit(Gpt2());
        IoiWords.Standard.Names.Count.ShouldBeGreaterThanOrEqualTo(120);
        (IoiWords.Standard.Places.Count >= 20 && IoiWords.Standard.Objects.Count >= 20).ShouldBeTrue();
        IoiWords.Standard.Checked();
    }

    [Fact]
    public void Roles_stand_on_the_tokens_of_the_names()
    {
        var gpt2 = Gpt2();
        var prompts = IoiPrompts.Make(new(120, 1));

        var batch = new PromptEncoder(gpt2, 1024).Batch([.. prompts.Select(p => p.Pair())], TestContext.Current.CancellationToken);

        foreach (var (pair, prompt) in batch.Pairs.Zip(prompts))
        {
            pair.Clean[pair.Position("IO")].ShouldBe(pair.Answer);
            pair.Clean[pair.Position("S1")].ShouldBe(pair.Wrong);
            pair.Clean[pair.Position("S2")].ShouldBe(pair.Wrong);
            pair.Position("S1+1").ShouldBe(pair.Position("S1") + 1);
            pair.Position("END").ShouldBe(pair.Clean.Length - 1);
            gpt2.Decode([pair.Clean[^1]]).ShouldBe(" to");
            gpt2.Decode(pair.Clean).ShouldBe(prompt.Clean.ToString());
        }
    }

    [Fact]
    public void Prompts_of_one_template_have_their_roles_at_the_same_positions()
    {
        var batch = new PromptEncoder(Gpt2(), 1024).Batch([.. IoiPrompts.Make(new(300, 6)).Select(p => p.Pair())], TestContext.Current.CancellationToken);

        foreach (var template in batch.Pairs.GroupBy(p => p.Template))
        {
            template.Select(p => p.Clean.Length).Distinct().Count().ShouldBe(1);
            template.Select(p => p.Position("S2")).Distinct().Count().ShouldBe(1);
            template.Select(p => (Math.Min(p.Position("IO"), p.Position("S1")), Math.Max(p.Position("IO"), p.Position("S1")))).Distinct().Count().ShouldBe(1);
        }
    }

    [Fact]
    public void Names_of_two_tokens_are_refused_beside_those_that_fit()
    {
        // Before the refusal that is expected: a skip is an exception too.
        var gpt2 = Gpt2();
        var words = IoiWords.Standard with { Names = ["Mary", "John", "Wilhelmine", "Tom", "Amy", "Anne-Marie", "Dan"] };

        var error = Should.Throw<PromptException>(() => words.RequireFit(gpt2));

        error.Message.ShouldContain("not one token for this model: Wilhelmine, Anne-Marie. These are: Mary, John, Tom, Amy, Dan.");
        words.Fitting(gpt2).Names.ShouldBe(["Mary", "John", "Tom", "Amy", "Dan"]);
    }

    [Fact]
    public void A_tokenizer_of_bytes_has_too_few_names()
    {
        var bytes = BytePairTrainer.Train(["a"], 257, WordSplit.Gpt2, cancellationToken: TestContext.Current.CancellationToken);

        Should.Throw<PromptException>(() => IoiWords.Standard.Fitting(bytes)).Message.ShouldContain("0 as one token");
    }

    private static BytePairTokenizer Gpt2() => Loaded.Value;
}
