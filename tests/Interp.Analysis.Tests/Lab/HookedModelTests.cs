using Interp.Analysis.Circuits;
using Interp.Analysis.Lab;
using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Tests.Lab;

public sealed class HookedModelTests : IDisposable
{
    private const string Text = "When Mary and John went to the store, John gave a drink to";
    private readonly HookedModel _model = LabModels.Load("ioi-mini");

    public void Dispose() => _model.Dispose();

    [Fact]
    public void Tokens_are_those_of_the_tokenizer()
    {
        using var tokens = _model.ToTokens(Text, Text.Replace("Mary", "Kevin", StringComparison.Ordinal));
        tokens.shape.ShouldBe([2, 14]);
        tokens.data<long>().ToArray()[..14].ShouldBe(_model.Tokenizer.Encode(Text).Select(id => (long)id));
        _model.ToStringTokens(" Mary and\n").ShouldBe([" Mary", " and", "⏎"]);
        _model.ToSingleStringToken(_model.ToSingleToken(" Mary")).ShouldBe(" Mary");
    }

    [Fact]
    public void A_beginning_is_put_before_texts_and_prompts_where_one_says_so()
    {
        using var model = LabModels.Load("ioi-mini", prependBos: true);
        using var tokens = model.ToTokens(Text);
        tokens.data<long>().ToArray().ShouldBe([model.Tokenizer.BeginningOfText, .. model.Tokenizer.Encode(Text)]);
        model.MakeIoiPrompts(1).Pairs[0].Clean[0].ShouldBe(model.Tokenizer.BeginningOfText);
    }

    [Fact]
    public void Logits_and_all_activations_are_those_of_the_model()
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var tokens = _model.ToTokens(Text);
        string[] all = [.. _model.Decoder.HookPoints.Select(p => p.Name)];
        var cache = _model.Decoder.RunWithCache(tokens, all);
        var run = _model.RunWithCache(Text);
        run.Cache.Names.ShouldBe(all, ignoreOrder: true);
        foreach (var name in all) run.Cache[name].IsSameAs(cache[name]).ShouldBeTrue(name);
        // A run that keeps patterns forms them; one that does not rounds otherwise.
        run.Logits.IsSameAs(_model.Decoder.Patch(tokens, [], all).Logits).ShouldBeTrue();
        _model.Logits(Text).IsSameAs(_model.Decoder.Forward(tokens)).ShouldBeTrue();
        (run.Logits - _model.Logits(Text)).abs().max().ToDouble().ShouldBeLessThan(1e-4);
        var best = _model.TopTokens(Text, 2);
        best[0].Token.ShouldBe(" Mary");
        best[0].Probability.ShouldBe(run.Logits[0, -1].softmax(-1)[_model.ToSingleToken(" Mary")].ToDouble(), 1e-5);
    }

    [Fact]
    public void Hooks_edit_a_run_as_interventions_do()
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var hook = _model.ActName("z", 1);
        var edited = _model.RunWithHooks(Text, (hook, z => z * 2));
        edited.IsSameAs(_model.Decoder.RunWithInterventions(_model.ToTokens(Text), [new Intervention(hook, z => z * 2)])).ShouldBeTrue();
        edited.IsSameAs(_model.Logits(Text)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("resid_pre", 2, "blocks.2.hook_resid_pre")]
    [InlineData("pattern", 0, "blocks.0.attn.hook_pattern")]
    [InlineData("post", 3, "blocks.3.mlp.hook_post")]
    [InlineData("embed", null, "hook_embed")]
    public void Short_names_give_the_full_ones(string name, int? layer, string full) => _model.ActName(name, layer).ShouldBe(full);

    [Fact]
    public void Two_name_prompts_are_those_of_the_site()
    {
        var pairs = IoiPrompts.Make(new IoiRequest(7, 3) { Words = IoiWords.Standard.Fitting(_model.Tokenizer) }).Select(p => p.Pair()).ToList();
        _model.MakeIoiPrompts(7, seed: 3).Hash.ShouldBe(new PromptEncoder(_model.Tokenizer, _model.Config.n_ctx).Batch(pairs, TestContext.Current.CancellationToken).Hash);
    }

    [Fact]
    public void What_cannot_be_is_refused_with_what_to_do()
    {
        Should.Throw<FileNotFoundException>(() => HookedModel.Load("models/none")).Message.ShouldContain("Give the folder of a model");
        Should.Throw<ArgumentException>(() => _model.ToTokens("")).Message.ShouldContain("Write at least one character");
        Should.Throw<ArgumentException>(() => _model.ToTokens([])).Message.ShouldContain("at least one text");
        Should.Throw<ArgumentException>(() => _model.ToTokens("to the store", "to")).Message.ShouldContain("one by one");
        Should.Throw<ArgumentException>(() => _model.ToSingleToken(" Mary John")).Message.ShouldContain("2 tokens");
        Should.Throw<ArgumentException>(() => _model.ActName("patern", 0)).Message.ShouldContain("blocks.0");
        Should.Throw<ArgumentException>(() => _model.RunWithCache(Text, "blocks.0.hook_resid_prae")).Message.ShouldContain("blocks.0.hook_resid_pre");
        Should.Throw<InvalidOperationException>(() => _model.RunWithHooks(Text, (_model.ActName("z", 1), z => z))).Message.ShouldContain("changed none");
    }
}
