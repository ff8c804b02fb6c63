using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Lab;
using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Lab;

public sealed class PatchingTests : IDisposable
{
    private readonly HookedModel _model = LabModels.Load("ioi-mini");
    private readonly PromptBatch _prompts;

    public PatchingTests() => _prompts = _model.MakeIoiPrompts(6);

    public static TheoryData<string, PatchSite> Named => new()
    {
        { nameof(Patching.ResidPre), PatchSite.ResidPre },
        { nameof(Patching.ResidMid), PatchSite.ResidMid },
        { nameof(Patching.AttnOut), PatchSite.AttnOut },
        { nameof(Patching.MlpOut), PatchSite.MlpOut },
        { nameof(Patching.AttnHeadOut), PatchSite.Z },
        { nameof(Patching.AttnHeadQ), PatchSite.Query },
        { nameof(Patching.AttnHeadK), PatchSite.Key },
        { nameof(Patching.AttnHeadV), PatchSite.Value },
        { nameof(Patching.AttnHeadPattern), PatchSite.Pattern },
    };

    public void Dispose() => _model.Dispose();

    /// <summary>One hooked run for each cell, and 0 and 1 from the two plain runs: the definition of transformer_lens.patching.</summary>
    [Theory]
    [MemberData(nameof(Named))]
    public void A_named_method_puts_the_clean_activation_into_the_corrupted_run(string name, PatchSite site)
    {
        var patch = typeof(Patching).GetMethod(name)!.CreateDelegate<Func<HookedModel, PromptBatch, IReadOnlyList<string>, PatchGrid>>();
        var grid = patch(_model, _prompts, ["END"]);
        var options = new ActivationPatchingOptions { Site = site, Positions = ["END"], Direction = PatchDirection.Denoise };
        var (clean, corrupted) = (grid.Result.Baselines.Clean, grid.Result.Baselines.Corrupted);
        grid.Unpatched.ShouldBe(0);
        foreach (var layer in new[] { 1, 3 })
        {
            for (var head = 0; head < site.Heads(_model.Config); head += 3)
            {
                var expected = (ActivationPatchingReference.Metric(_model.Decoder, _prompts, options, layer, head).Average() - corrupted) / (clean - corrupted);
                grid[layer, site.IsOfHeads() ? new HeadName(layer, head).ToString() : "END"].ShouldBe(expected, 1e-4);
            }
        }
    }

    [Fact]
    public void Any_sweep_is_that_of_the_long_way()
    {
        var options = new ActivationPatchingOptions { Site = PatchSite.Z, Positions = ["S2", "END"], Metric = MetricKind.Probability, Scale = MetricScale.Percent };
        var grid = Patching.Activations(_model, _prompts, options, cancellationToken: TestContext.Current.CancellationToken);
        using var sweep = new ActivationPatchingSweep(_model.Decoder, _prompts, options);
        var rows = sweep.Run(cancellationToken: TestContext.Current.CancellationToken).Rows;
        grid.Values.SelectMany(r => r).ShouldBe(rows.SelectMany(r => r.Cells).Select(c => c.Value));
        grid[2, "2.0 END"].ShouldBe(rows[2].Cells[4].Value);
    }

    [Fact]
    public void Paths_are_those_of_the_paper_from_every_head_to_the_logits()
    {
        var grid = Patching.Paths(_model, _prompts, cancellationToken: TestContext.Current.CancellationToken);
        using var sweep = new PathPatchingSweep(_model.Decoder, _prompts, new PathPatchingOptions { Senders = PathSender.EveryHead(_model.Config) });
        var rows = sweep.Run(cancellationToken: TestContext.Current.CancellationToken).Rows;
        grid.Unpatched.ShouldBe(0);
        grid.Values.SelectMany(r => r).ShouldBe(rows.SelectMany(r => r.Cells).Select(c => c.Value));
        grid[new HeadName(1, 0)].ShouldBe(rows[1].Cells[0].Value);
    }

    [Fact]
    public void The_largest_cells_are_those_farthest_from_the_unpatched_run()
    {
        var grid = Grid(PatchDirection.Noise, MetricScale.Normalised, [("0.0", 0.9), ("0.1", 1.3)], [("1.0", 0.2), ("1.1", -0.001)]);
        grid.Unpatched.ShouldBe(1);
        grid.Largest(3).ShouldBe([(1, "1.1", -0.001), (1, "1.0", 0.2), (0, "0.1", 1.3)]);
    }

    [Fact]
    public void The_table_names_heads_in_their_cells_and_positions_above_them()
    {
        Grid(PatchDirection.Denoise, MetricScale.Normalised, [("0.0", 0.994), ("0.1", -0.004)], [("1.0", 1.25), ("1.1", -2)]).ToString()
            .ShouldBe("    0.0   0.99    0.1   0.00\n    1.0   1.25    1.1  -2.00");
        Grid(PatchDirection.Denoise, MetricScale.Percent, [("S2", -81.04), ("END", 3)], [("S2", -0.04), ("END", 100)]).ToString()
            .ShouldBe("layer     S2    END\n    0  -81.0    3.0\n    1    0.0  100.0");
    }

    [Fact]
    public void A_cell_that_is_not_there_is_refused_with_those_that_are()
    {
        var grid = Grid(PatchDirection.Noise, MetricScale.Raw, [("S2", 1), ("END", 2)]);
        Should.Throw<ArgumentException>(() => grid[0, "IO"]).Message.ShouldContain("S2, END");
        Should.Throw<ArgumentException>(() => grid[4, "END"]).Message.ShouldContain("no row of layer 4");
        Should.Throw<ArgumentException>(() => Patching.ResidPre(_model, _prompts, "IO2")).Message.ShouldContain("S1+1");
    }

    private static PatchGrid Grid(PatchDirection direction, MetricScale scale, params (string Label, double Value)[][] rows) => new(
        new SweepResult(
            new MetricBaselines(MetricKind.LogitDifference, [4], [1]), scale,
            [.. rows.Select((cells, layer) => new SweepRow(layer, [.. cells.Select(c => new SweepCell(c.Label, c.Value, [c.Value], 1, 1))]))], 0, 0),
        direction);
}
