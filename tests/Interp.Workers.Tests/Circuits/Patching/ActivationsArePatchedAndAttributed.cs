using System.Text.Json;
using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Interp.Testing;
using Interp.Workers.Circuits;

namespace Interp.Workers.Tests.Circuits;

public sealed class ActivationsArePatchedAndAttributed(PostgresCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sweeps_and_attributions_come_out_as_the_analysis_gives_them()
    {
        await using var lab = await Lab.Open(cluster);
        var set = await DeepToy.Add(lab);
        await lab.StartWorker();
        await lab.WaitForDoor();

        // Zeros at one position: against a plain run with hooks.
        var zeroed = await Run(lab, PatchActivationsParameters.Kind, new
        {
            model = DeepToy.Model, promptSet = set, sites = new[] { "z", "resid_pre" }, positions = new[] { "A", "END" }, replacement = "zero", direction = "noise", unit = "raw",
        });
        zeroed.Grids.Select(g => (g.Name, g.RowAxis, g.ColumnAxis)).ShouldBe([("z-a", "layer", "head"), ("z-end", "layer", "head"), ("resid_pre", "layer", "position")]);
        using var decoder = ModelFolder.Load(Path.Combine(lab.Models, DeepToy.Model));
        var tokenizer = TokenizerFolder.Load(Path.Combine(lab.Models, DeepToy.Model));
        var prompts = await new PromptShelf(lab.Get<Microsoft.EntityFrameworkCore.IDbContextFactory<InterpDbContext>>()).Read(set, DeepToy.Model, tokenizer, decoder.Config.n_ctx, Cancellation);
        var clean = Number(zeroed, "metricOnClean");
        double Plain(string at, int layer, int head) => ActivationPatchingReference.Metric(
            decoder, prompts, new() { Site = PatchSite.Z, Positions = [at], Replacement = AblationKind.Zero, Scale = MetricScale.Raw }, layer, head).Average() - clean;
        ((double)zeroed.Grids[1].At(1, 1)!.Value).ShouldBe(Plain("END", 1, 1), 1e-4);
        ((double)zeroed.Grids[0].At(0, 0)!.Value).ShouldBe(Plain("A", 0, 0), 1e-4);

        // Restoring everything before the first layer gives the clean answer back.
        var restored = await Run(lab, PatchActivationsParameters.Kind, new { model = DeepToy.Model, promptSet = set, sites = new[] { "resid_pre" }, positions = new[] { "all", "END" } });
        ((double)restored.Grids[0].At(0, 0)!.Value).ShouldBe(1, 1e-4);

        // Attribution: exact values are those of the sweep, and the estimate of the whole stream is a sum of its parts.
        var nodes = await Run(lab, AttributeParameters.Kind, new { model = DeepToy.Model, promptSet = set, method = "nodes", sites = new[] { "z" }, top = 4 });
        var scores = AttributionPatching.Compute(decoder, prompts, [AttributionSite.Z], MetricKind.LogitDifference, cancellationToken: Cancellation)[0].BySlot;
        for (var layer = 0; layer < 3; layer++)
            for (var head = 0; head < 2; head++) ((double)nodes.Grids[0].At(layer, head)!.Value).ShouldBe(scores[layer][head], 1e-5);
        var heads = await Run(lab, PatchActivationsParameters.Kind, new { model = DeepToy.Model, promptSet = set, sites = new[] { "z" }, unit = "raw" });
        nodes.Grids[1].Rows.Zip(heads.Grids[0].Rows).ShouldAllBe(pair => pair.First!.Zip(pair.Second!).All(v => Math.Abs(v.First - v.Second) < 1e-5));

        var edges = await Run(lab, AttributeParameters.Kind, new { model = DeepToy.Model, promptSet = set, method = "eap-ig-inputs", steps = 3, top = 5, selection = "signed" });
        edges.Grids.Select(g => (g.Name, g.RowLabels.Count)).ShouldBe([("top", 5), ("edges", 10)]);
        var expected = EdgeAttribution.Compute(decoder, prompts, new EdgeOptions { Method = EdgeMethod.IntegratedInputs, Steps = 3 }, cancellationToken: Cancellation);
        var strongest = expected.Top(5, EdgeSelection.Signed);
        edges.Grids[0].Rows.Select(r => (double)r![0]).Zip(strongest).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second.Score) < 1e-5);
        edges.Grids[1].At(0, expected.Graph.Receivers.Count - 1).ShouldNotBeNull();
        edges.Grids[1].At(9, 0).ShouldBeNull("what comes later does not write to what comes before");
    }

    private static double Number(ExperimentDetail experiment, string name) => JsonDocument.Parse(experiment.SummaryJson!).RootElement.GetProperty(name).GetDouble();

    private static async Task<ExperimentDetail> Run(Lab lab, string kind, object parameters)
    {
        var id = (await lab.Get<JobCommands>().Submit(lab.World.Learner, kind, JsonSerializer.SerializeToElement(parameters), force: false, Cancellation)).Id;
        (await lab.WaitForEnd(id)).Summary.Error.ShouldBeNull();
        return (await lab.Get<ExperimentQueries>().Find(lab.World.Learner, id, Cancellation))!;
    }
}
