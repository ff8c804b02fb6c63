using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Analysis.Tests.Language;

namespace Interp.Analysis.Tests.Circuits;

public sealed class KnockoutRunTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static readonly IReadOnlyList<KnockoutSet> Sets =
    [
        KnockoutSet.Nothing,
        Of("1.1@END"),
        Of("0.0@S2", "1.0@END"),
        Of("0.1"),
        KnockoutSet.AllBut(SmallTask.Circuit.Nodes),
        KnockoutSet.AllBut([]),
    ];

    public static TheoryData<AblationKind, bool> Kinds => new() { { AblationKind.Mean, false }, { AblationKind.Mean, true }, { AblationKind.Zero, false }, { AblationKind.Twin, true } };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_batch_with_different_role_positions_and_lengths_equals_one_prompt_at_a_time(AblationKind kind, bool llama)
    {
        using var model = SmallTask.Model(llama ? TinyDecoder.Llama : null);
        using var values = ReplacementValues.Of(model, SmallTask.Batch, SmallTask.Reference, kind, cancellationToken: Stop);
        using var runs = new KnockoutRuns(model, SmallTask.Batch, values);

        var together = runs.Run(Sets, null, Stop);

        foreach (var (set, result) in Sets.Zip(together))
        {
            var expected = NaiveKnockout.Run(model, SmallTask.Batch, SmallTask.Reference, kind,
                (pair, layer, position, head) => NaiveKnockout.Has(set.Nodes, pair, layer, position, head) != set.KeepsOnlyThese);
            result.ByPrompt.Zip(expected).ShouldAllBe(p => Math.Abs(p.First - p.Second) < 1e-9, set.ToString());
            result.Mean.ShouldBe(expected.Average(), 1e-9);
        }

        together.Skip(1).ShouldAllBe(r => r.ElementsChanged > 0 && r.LargestChange > 0);
        Sets.Select(s => runs.Run(s, Stop).Mean).Zip(together.Select(r => r.Mean)).ShouldAllBe(p => Math.Abs(p.First - p.Second) < 1e-12);
    }

    [Fact]
    public void Resampling_puts_in_the_values_of_one_reference_prompt_of_the_template()
    {
        using var model = SmallTask.Model();
        using var values = ReplacementValues.Of(model, SmallTask.Batch, SmallTask.Reference, AblationKind.Resample, seed: 5, cancellationToken: Stop);
        using var runs = new KnockoutRuns(model, SmallTask.Batch, values);

        var result = runs.Run(Of("1.1@END"), Stop);

        for (var row = 0; row < SmallTask.Batch.Count; row++)
        {
            var pair = SmallTask.Batch.Pairs[row];
            var possible = SmallTask.Reference.Pairs.Where(p => p.Template == pair.Template)
                .Select(p => NaiveKnockout.Run(model, new PromptBatch([pair]), new PromptBatch([p]), AblationKind.Mean, (own, layer, position, head) => layer == 1 && head == 1 && position == own.Clean.Length - 1)[0]);
            possible.ShouldContain(p => Math.Abs(p - result.ByPrompt[row]) < 1e-9);
        }

        using var again = ReplacementValues.Of(model, SmallTask.Batch, SmallTask.Reference, AblationKind.Resample, seed: 5, cancellationToken: Stop);
        using var same = new KnockoutRuns(model, SmallTask.Batch, again);
        same.Run(Of("1.1@END"), Stop).ByPrompt.ShouldBe(result.ByPrompt);
    }

    [Fact]
    public void Reports_count_only_what_lies_at_the_nodes()
    {
        using var model = SmallTask.Model();
        using var values = ReplacementValues.Of(model, SmallTask.Batch, null, AblationKind.Zero, cancellationToken: Stop);
        using var runs = new KnockoutRuns(model, SmallTask.Batch, values);

        runs.Run(Of("0.0@S2"), Stop).ElementsChanged.ShouldBe(4 * TinyDecoder.Relu.d_head);
        runs.Run(Of("0.0"), Stop).ElementsChanged.ShouldBe((5 + 5 + 4 + 4) * TinyDecoder.Relu.d_head);
        runs.Run(KnockoutSet.AllBut([]), Stop).ElementsChanged.ShouldBe((5 + 5 + 4 + 4) * 4 * TinyDecoder.Relu.d_head);
        runs.Run(KnockoutSet.Nothing, Stop).ElementsChanged.ShouldBe(0);
    }

    [Fact]
    public void A_replacement_that_changes_nothing_is_an_error_even_beside_one_that_does()
    {
        using var model = SmallTask.Model();
        var unchanged = new PromptBatch([SmallTask.Batch.Pairs[0] with { Corrupted = [.. SmallTask.Batch.Pairs[0].Clean[..4], 9] }]);
        using var values = ReplacementValues.Of(model, unchanged, null, AblationKind.Twin, cancellationToken: Stop);
        using var runs = new KnockoutRuns(model, unchanged, values);

        Should.Throw<InvalidOperationException>(() => runs.Run([Of("0.0@END"), Of("0.0@S2")], null, Stop)).Message.ShouldContain("0.0@S2 changed nothing");
    }

    [Fact]
    public void What_the_model_or_the_prompts_lack_is_refused()
    {
        using var model = SmallTask.Model();
        using var values = ReplacementValues.Of(model, SmallTask.Batch, SmallTask.Reference, AblationKind.Mean, cancellationToken: Stop);
        using var runs = new KnockoutRuns(model, SmallTask.Batch, values);

        Should.Throw<ArgumentException>(() => runs.Run(Of("2.0@END"), Stop)).Message.ShouldContain("0.0 to 1.1");
        Should.Throw<ArgumentException>(() => runs.Run(Of("0.0@IO"), Stop)).Message.ShouldContain("S2, END");
        Should.Throw<ArgumentException>(() => ReplacementValues.Of(model, SmallTask.Batch, new PromptBatch([SmallTask.Reference.Pairs[0]]), AblationKind.Mean, cancellationToken: Stop)).Message.ShouldContain("prompt 3 (template 1, 4 tokens)");
        Should.Throw<ArgumentException>(() => ReplacementValues.Of(model, SmallTask.Batch, null, AblationKind.Mean, cancellationToken: Stop)).Message.ShouldContain("reference");
        Should.Throw<ArgumentException>(() => new KnockoutRuns(model, new PromptBatch([SmallTask.Batch.Pairs[0] with { Wrong = 4 }]), values)).Message.ShouldContain("always 0");
        values.SmallestGroup.ShouldBe(2);
    }

    [Fact]
    public void A_cancelled_run_ends()
    {
        using var model = SmallTask.Model();
        using var values = ReplacementValues.Of(model, SmallTask.Batch, null, AblationKind.Zero, cancellationToken: Stop);
        using var runs = new KnockoutRuns(model, SmallTask.Batch, values);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Should.Throw<OperationCanceledException>(() => runs.Run(Sets, null, cancelled.Token));
    }

    [Fact]
    public void Nodes_are_read_as_people_write_them()
    {
        HeadAt.Parse("9.6@END").ShouldBe(new HeadAt(new HeadName(9, 6), "END"));
        HeadAt.Parse("L9H6").ShouldBe(new HeadAt(new HeadName(9, 6), HeadAt.Everywhere));
        new HeadAt(new HeadName(9, 6), "S1+1").ToString().ShouldBe("9.6@S1+1");
        Should.Throw<FormatException>(() => HeadAt.Parse("@END"));
    }

    private static KnockoutSet Of(params string[] nodes) => KnockoutSet.Of(nodes.Select(HeadAt.Parse));
}
