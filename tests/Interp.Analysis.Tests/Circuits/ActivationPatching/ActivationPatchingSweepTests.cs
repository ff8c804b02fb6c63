using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Tests.Circuits;

public sealed class ActivationPatchingSweepTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, PatchSite> Sites
    {
        get
        {
            var data = new TheoryData<string, PatchSite>();
            foreach (var family in new[] { "gpt2", "llama", "interleaved", "attention-only", "no-norm" })
            {
                foreach (var site in Enum.GetValues<PatchSite>())
                {
                    if (family != "attention-only" || site is not (PatchSite.ResidMid or PatchSite.MlpOut)) data.Add(family, site);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Sites))]
    public void EqualsAHookForEachCell(string family, PatchSite site)
    {
        using var decoder = PathModels.Double(family);
        var prompts = RandomPairs.Draw(3, PathModels.Vocabulary);
        var options = new ActivationPatchingOptions { Site = site, Positions = ["0", "S2", "all", "END"], Scale = MetricScale.Raw };
        AssertEqual(decoder, prompts, options);
    }

    [Theory]
    [InlineData(PatchSite.ResidPre)]
    [InlineData(PatchSite.Key)]
    [InlineData(PatchSite.Pattern)]
    public void EqualsTheHookOfOtherDirectionsReplacementsAndMetrics(PatchSite site)
    {
        using var decoder = PathModels.Double("llama");
        var prompts = RandomPairs.Draw(3, PathModels.Vocabulary);
        AssertEqual(decoder, prompts, new ActivationPatchingOptions { Site = site, Positions = ["S2", "all"], Direction = PatchDirection.Denoise, Metric = MetricKind.KlDivergence });
        AssertEqual(decoder, prompts, new ActivationPatchingOptions { Site = site, Positions = ["S2", "all"], Replacement = AblationKind.Zero, Metric = MetricKind.Probability });
    }

    [Fact]
    public void WithoutColumnsEveryPositionOfPromptsOfOneLengthIsOne()
    {
        using var decoder = PathModels.Single("gpt2");
        var prompts = RandomPairs.Draw(3, PathModels.Vocabulary, shortest: 6, longest: 6);
        using var sweep = new ActivationPatchingSweep(decoder, prompts, new ActivationPatchingOptions { Site = PatchSite.ResidPre });
        var rows = sweep.Run(cancellationToken: Token).Rows;
        rows.Select(r => r.Layer).ShouldBe([0, 1, 2, 3]);
        rows[0].Cells.Select(c => c.Label).ShouldBe(["0", "1", "2", "3", "4", "5"]);
        // The tokens at position 1 are those of the twin.
        rows[0].Cells[1].ElementsChanged.ShouldBe(0);
        rows[0].Cells[1].ByPrompt.ShouldBe(sweep.Baselines.CleanByPrompt);
    }

    [Fact]
    public void ReplacingTheWholeResidualStreamGivesTheOtherRun()
    {
        using var decoder = PathModels.Single("llama");
        using var sweep = new ActivationPatchingSweep(decoder, RandomPairs.Draw(3, PathModels.Vocabulary), new ActivationPatchingOptions { Site = PatchSite.ResidMid, Positions = ["all"] });
        foreach (var row in sweep.Run(cancellationToken: Token).Rows)
        {
            row.Cells[0].Value.ShouldBe(0, 1e-3);
            row.Cells[0].ByPrompt.Zip(sweep.Baselines.CorruptedByPrompt, (a, b) => Math.Abs(a - b)).Max().ShouldBeLessThan(3e-4);
        }
    }

    [Fact]
    public void MeansAreTakenWithinATemplatePositionByPosition()
    {
        using var scope = torch.NewDisposeScope();
        using var decoder = PathModels.Double("gpt2");
        int[][] texts = [[1, 2, 3, 4], [5, 6, 7, 4], [8, 2, 9, 4]];
        var prompts = new PromptBatch([Pair([1, 2, 3, 4], [5, 2, 3, 6], 0)]);
        var reference = new PromptBatch([Pair(texts[0], texts[0], 0), Pair(texts[1], texts[1], 0), Pair(texts[2], texts[2], 1), Pair([1, 2, 3, 4, 5], [1, 2, 3, 4, 5], 0)]);
        const string hook = "blocks.1.hook_resid_pre";
        using var cache = decoder.RunWithCache(torch.tensor(new long[] { 1, 2, 3, 4, 5, 6, 7, 4 }).view(2, 4), [hook]);
        var patched = decoder.RunWithInterventions(prompts.Clean(), [new(hook, x => { x.select(1, 2).copy_(cache[hook].mean([0]).select(0, 2)); return x; })]);
        using var sweep = new ActivationPatchingSweep(decoder, prompts, new ActivationPatchingOptions { Site = PatchSite.ResidPre, Layers = [1], Positions = ["2"], Replacement = AblationKind.Mean }, reference);
        sweep.Run(cancellationToken: Token).Rows[0].Cells[0].ByPrompt[0].ShouldBe((patched[0, 3, 10] - patched[0, 3, 11]).ToDouble(), 1e-10);
    }

    [Fact]
    public void ADrawIsOneReferencePromptOfTheTemplate()
    {
        using var decoder = PathModels.Double("gpt2");
        var prompts = new PromptBatch([Pair([1, 2, 3, 4], [5, 2, 3, 6], 0)]);
        var reference = new PromptBatch([Pair([7, 7, 7, 7], [7, 7, 7, 7], 1), Pair([9, 8, 7, 6], [9, 8, 7, 6], 0)]);
        var options = new ActivationPatchingOptions { Site = PatchSite.Z, Positions = ["all"], Replacement = AblationKind.Resample };
        using var drawn = new ActivationPatchingSweep(decoder, prompts, options, reference);
        using var twin = new ActivationPatchingSweep(decoder, new PromptBatch([Pair([1, 2, 3, 4], [9, 8, 7, 6], 0)]), options with { Replacement = AblationKind.Twin });
        foreach (var (a, b) in drawn.Run(cancellationToken: Token).Rows.Zip(twin.Run(cancellationToken: Token).Rows).SelectMany(r => r.First.Cells.Zip(r.Second.Cells)))
            a.ByPrompt[0].ShouldBe(b.ByPrompt[0], 1e-10);
    }

    [Fact]
    public void TakesFewerProductsThanAPassForEachCell()
    {
        using var decoder = PathModels.Single("gpt2");
        var prompts = RandomPairs.Draw(3, PathModels.Vocabulary, shortest: 8, longest: 8);
        FlopCounter pass = new(), all = new();
        BaseRun.Of(decoder, prompts, prompts.Clean(), new Dictionary<string, PositionSet?>(StringComparer.Ordinal), pass).Dispose();
        using var sweep = new ActivationPatchingSweep(decoder, prompts, new ActivationPatchingOptions { Site = PatchSite.ResidPre, Positions = ["5", "6", "7"] }, flops: all);
        sweep.Run(cancellationToken: Token);
        ((double)(all.Count - 2 * pass.Count) / (12 * pass.Count)).ShouldBeLessThan(0.3);
    }

    [Fact]
    public void WhatCannotBeComputedIsRefusedWithTheReason()
    {
        using var decoder = PathModels.Single("attention-only");
        var prompts = RandomPairs.Draw(3, PathModels.Vocabulary);
        Refused(new() { Site = PatchSite.MlpOut, Positions = ["END"] }, "no MLPs");
        Refused(new() { Site = PatchSite.ResidPre }, "Name roles as columns");
        Refused(new() { Site = PatchSite.ResidPre, Positions = ["30"] }, "off the end");
        Refused(new() { Site = PatchSite.Z, Positions = ["IO"] }, "no role IO");
        Refused(new() { Site = PatchSite.Z, Layers = [7] }, "no layer 7");

        void Refused(ActivationPatchingOptions options, string reason) =>
            Should.Throw<ArgumentException>(() => new ActivationPatchingSweep(decoder, prompts, options)).Message.ShouldContain(reason);
    }

    [Fact]
    public void ASweepThatChangesNothingIsAnError()
    {
        using var decoder = PathModels.Single("gpt2");
        using var sweep = new ActivationPatchingSweep(decoder, new PromptBatch([Pair([1, 2, 3, 4], [1, 2, 3, 6], 0)]), new ActivationPatchingOptions { Site = PatchSite.ResidPre, Positions = ["1"] });
        Should.Throw<InvalidOperationException>(() => sweep.Run(cancellationToken: Token)).Message.ShouldContain("No cell changes anything");
    }

    private static TokenPair Pair(int[] clean, int[] corrupted, int template) => new(clean, corrupted, 10, 11) { Template = template };

    private static void AssertEqual(Decoder decoder, PromptBatch prompts, ActivationPatchingOptions options)
    {
        using var sweep = new ActivationPatchingSweep(decoder, prompts, options);
        var heads = options.Site.Heads(decoder.Config);
        foreach (var row in sweep.Run(cancellationToken: Token).Rows)
        {
            row.Cells.Count.ShouldBe(options.Positions.Count * heads);
            for (var i = 0; i < row.Cells.Count; i++)
            {
                var expected = ActivationPatchingReference.Metric(decoder, prompts, options with { Positions = [options.Positions[i / heads]] }, row.Layer, i % heads);
                row.Cells[i].ByPrompt.Zip(expected, (a, b) => Math.Abs(a - b)).Max().ShouldBeLessThan(1e-10, $"layer {row.Layer}, {row.Cells[i].Label}");
            }
        }
    }
}
