using System.Text.Json;
using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Interp.Testing;
using Interp.Workers.Circuits;
using Microsoft.EntityFrameworkCore;

namespace Interp.Workers.Tests.Circuits;

public sealed class CircuitsAreTestedFromQueueToPage(PostgresCluster cluster)
{
    private static readonly CircuitNode[] Nodes = [new("2.1", "name-mover", "END"), new("1.0", "s-inhibition", "END"), new("0.0", "duplicate-token", "A")];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_circuit_is_evaluated_as_the_analysis_says_and_found_again_by_its_heads()
    {
        await using var lab = await Open();
        var parameters = new { model = DeepToy.Model, promptSet = "toy-pairs", nodes = Nodes, randomSets = 2, greedyRuns = 1, greedySteps = 2, greedyTried = 3 };
        var id = (await Submit(lab, lab.World.Learner, EvaluateCircuitParameters.Kind, parameters)).Id;
        var job = await lab.WaitForEnd(id);
        job.Summary.Error.ShouldBeNull();
        job.Summary.ResultLink.ShouldBe($"/x/{id}");

        var found = (await lab.Get<ExperimentQueries>().Find(lab.World.Researcher, id, Cancellation))!;
        found.Grids.Select(g => (g.Name, g.RowLabels.Count)).ShouldBe([("faithfulness", 3), ("completeness", 6), ("minimality", 3), ("edges", 6)]);
        var findings = CircuitFindings.Read(found.SummaryJson!);
        var (decoder, prompts) = await Subject(lab);
        using var values = ReplacementValues.Of(decoder, prompts, prompts, AblationKind.Mean, cancellationToken: Cancellation);
        using var runs = new KnockoutRuns(decoder, prompts, values);
        findings.WholeModel.ShouldBe(runs.Run(KnockoutSet.Nothing, Cancellation).Mean, 1e-4);
        HeadAt[] nodes = [HeadAt.Parse("0.0@A"), HeadAt.Parse("1.0@END"), HeadAt.Parse("2.1@END")];
        findings.CircuitAlone.ShouldBe(runs.Run(KnockoutSet.AllBut(nodes), Cancellation).Mean, 1e-4);
        findings.WorstGap.ShouldBe(Enumerable.Range(0, 6).Max(r => (double)found.Grids[1].At(r, 2)!.Value), 1e-4);
        ((double)found.Grids[1].At(0, 1)!.Value).ShouldBe(runs.Run(KnockoutSet.Of([nodes[0]]), Cancellation).Mean, 1e-4, "the first class is duplicate-token");
        var edges = EdgeLabels.Read(found)!;
        edges.Count(e => e.To == EdgeLabels.Logits).ShouldBe(2);
        edges.ShouldContain(e => e.From == "0.0" && e.FromRole == "A" && e.To == "1.0" && e.ToRole == "END" && e.Input == "v");
        edges.ShouldNotContain(e => e.From == "0.0" && e.Input == "q", "a query is read at END, and the sender writes elsewhere");
        foreach (var edge in edges)
        {
            var receiver = edge.Input switch { "q" => ReceiverKind.Query, "k" => ReceiverKind.Key, "v" => ReceiverKind.Value, _ => ReceiverKind.Logits };
            var options = new PathPatchingOptions
            {
                Receivers = [receiver == ReceiverKind.Logits ? PathReceiver.Logits : new(receiver, [HeadName.Parse(edge.To)])], SenderPositions = [edge.FromRole],
                ReceiverPositions = [edge.Input is "k" or "v" ? edge.FromRole : "END"], Scale = MetricScale.Raw,
            };
            edge.Effect.ShouldBe(findings.WholeModel - PathPatchingReference.Metric(decoder, prompts, options, PathSender.Of(HeadName.Parse(edge.From))).Average(), 1e-4, edge.ToString());
        }

        decoder.Dispose();

        var tests = await lab.Get<CircuitTests>().Of(lab.World.Learner, DeepToy.Model, [.. Nodes.Reverse()], Cancellation);
        tests.ShouldHaveSingleItem().Findings!.CircuitAlone.ShouldBe(findings.CircuitAlone);
        (await lab.Get<CircuitTests>().Of(lab.World.Learner, DeepToy.Model, Nodes[..2], Cancellation)).ShouldBeEmpty();
        (await lab.Get<CircuitTests>().Of(lab.World.Stranger, DeepToy.Model, Nodes, Cancellation)).ShouldBeEmpty();
        var alike = (EvaluateCircuitParameters.Default(DeepToy.Model, "toy-pairs") with { Nodes = [.. Nodes.Reverse()], RandomSets = 2, GreedyRuns = 1, GreedySteps = 2, GreedyTried = 3 }).InOrder();
        (await lab.Get<RunsAlike>().Find(lab.World.Learner, EvaluateCircuitParameters.Kind, alike, Cancellation))!.Id.ShouldBe(id);
        (await lab.Get<RunsAlike>().Find(lab.World.Learner, EvaluateCircuitParameters.Kind, alike with { Nodes = alike.Nodes.Take(2).ToList() }, Cancellation)).ShouldBeNull();
        (await lab.Get<RunsAlike>().Find(Viewer.Anonymous, EvaluateCircuitParameters.Kind, alike, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task A_model_is_pruned_as_the_analysis_says()
    {
        await using var lab = await Open();
        var id = (await Submit(lab, lab.World.Learner, PruneCircuitParameters.Kind, new { model = DeepToy.Model, promptSet = "toy-pairs", metric = "logit-difference", threshold = 0.0005 })).Id;
        var coarse = (await Submit(lab, lab.World.Learner, PruneCircuitParameters.Kind, new { model = DeepToy.Model, promptSet = "toy-pairs", parts = "heads", threshold = 1e-7 })).Id;
        (await lab.WaitForEnd(id)).Summary.Error.ShouldBeNull();

        var found = (await lab.Get<ExperimentQueries>().Find(lab.World.Learner, id, Cancellation))!;
        var findings = JsonSerializer.Deserialize<PruningFindings>(found.SummaryJson!, JobJson.Options)!;
        var (decoder, prompts) = await Subject(lab);
        using var runs = new EdgeRuns(decoder, prompts, MetricKind.LogitDifference);
        var expected = EdgePruning.Prune(runs, 0.0005, cancellationToken: Cancellation);
        decoder.Dispose();
        findings.KeptEdges.Select(e => $"{e.From}>{e.To}").ShouldBe(expected.Kept.Select(e => $"{e.From}>{e.To}"));
        findings.PrunedModel.ShouldBe(expected.Pruned, 1e-4);
        found.Grids.ShouldHaveSingleItem().RowLabels[0].ShouldBe("logits");

        // What was kept can be saved as it is.
        var name = await lab.Get<CircuitCommands>().Save(lab.World.Learner, new("Pruned", DeepToy.Model, findings.KeptNodes, Edges: findings.KeptEdges), Cancellation);
        (await lab.Get<CircuitQueries>().Find(lab.World.Learner, name, Cancellation))!.Edges.Count.ShouldBe(expected.Kept.Count);

        (await lab.WaitForEnd(coarse)).Summary.Error.ShouldBeNull();
        (await lab.Get<ExperimentQueries>().Find(lab.World.Learner, coarse, Cancellation))!.Grids.Single().Rows.Count(r => r is not null).ShouldBe(3);
    }

    [Fact]
    public async Task What_cannot_be_tested_is_refused_before_it_is_queued()
    {
        await using var lab = await Open();
        await Refused(EvaluateCircuitParameters.Kind, new { model = DeepToy.Model, promptSet = "toy-pairs" }, "nodes");
        await Refused(EvaluateCircuitParameters.Kind, new { model = DeepToy.Model, promptSet = "toy-pairs", nodes = new[] { new CircuitNode("3.0", "x", "END") } }, "nodes");
        await Refused(EvaluateCircuitParameters.Kind, new { model = DeepToy.Model, promptSet = "toy-pairs", nodes = new[] { new CircuitNode("1.0", "x", "S2") } }, "nodes");
        await Refused(EvaluateCircuitParameters.Kind, new { model = DeepToy.Model, promptSet = "toy-pairs", nodes = Nodes, randomSets = -1 }, "randomSets");
        var many = Enumerable.Range(0, 81).Select(i => new CircuitNode("1.0", "x", $"{i}")).ToList();
        await Refused(EvaluateCircuitParameters.Kind, new { model = DeepToy.Model, promptSet = "toy-pairs", nodes = many }, "edges");
        await Refused(EvaluateCircuitParameters.Kind, new { model = DeepToy.Model, promptSet = "none", nodes = Nodes }, "promptSet");
        await Refused(PruneCircuitParameters.Kind, new { model = DeepToy.Model, promptSet = "toy-pairs", threshold = 0 }, "threshold");
        await Refused(PruneCircuitParameters.Kind, new { model = DeepToy.Model, promptSet = "toy-pairs", parts = 7 }, "parts");
        await Should.ThrowAsync<ForbiddenException>(() => Submit(lab, Viewer.Anonymous, PruneCircuitParameters.Kind, new { model = DeepToy.Model, promptSet = "toy-pairs" }));
        await Refused(PruneCircuitParameters.Kind, new { model = DeepToy.Model, promptSet = "toy-pairs" }, "promptSet", lab.World.Stranger);

        async Task Refused(string kind, object parameters, string field, Viewer? viewer = null) =>
            (await Should.ThrowAsync<InvalidParametersException>(() => Submit(lab, viewer ?? lab.World.Learner, kind, parameters))).Problems.ShouldContain(p => p.Field == field);
    }

    private async Task<Lab> Open()
    {
        var lab = await Lab.Open(cluster);
        await DeepToy.Add(lab);
        await lab.StartWorker();
        await lab.WaitForDoor();
        return lab;
    }

    private static async Task<(Decoder Decoder, PromptBatch Prompts)> Subject(Lab lab)
    {
        var folder = Path.Combine(lab.Models, DeepToy.Model);
        var decoder = ModelFolder.Load(folder);
        return (decoder, await new PromptShelf(lab.Get<IDbContextFactory<InterpDbContext>>()).Read("toy-pairs", DeepToy.Model, TokenizerFolder.Load(folder), decoder.Config.n_ctx, Cancellation));
    }

    private static Task<JobSubmission> Submit(Lab lab, Viewer viewer, string kind, object parameters) =>
        lab.Get<JobCommands>().Submit(viewer, kind, JsonSerializer.SerializeToElement(parameters, JobJson.Options), force: false, Cancellation);
}
