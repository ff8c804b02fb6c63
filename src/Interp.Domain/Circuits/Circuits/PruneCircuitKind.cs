using System.Globalization;
using System.Text.Json;
using Interp.Abstractions.Circuits;
using Interp.Domain.Library;
using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>Submitting <see cref="PruneCircuitParameters"/>.</summary>
internal sealed class PruneCircuitKind(ExperimentSubjects subjects, WorkerQueries workers) : ExperimentKind<PruneCircuitParameters>(workers)
{
    /// <summary>Inputs times parts that write: more are no picture any more.</summary>
    private const int MostCells = 20_000;
    private const string Fix = "Choose a prompt set with fewer prompts, or prune heads instead of edges.";

    /// <summary>Beside the arithmetic: some hundred small operations of each run.</summary>
    private const double SecondsPerRun = 0.002;

    protected override PruneCircuitParameters Defaults => PruneCircuitParameters.Default(string.Empty, string.Empty);

    protected override async Task<ExperimentRequest> Read(Viewer viewer, JsonElement parameters, CancellationToken cancellationToken)
    {
        var subject = await subjects.Find(viewer, JobParameters.Text(parameters, "model"), JobParameters.Text(parameters, "promptSet"), cancellationToken);
        var read = Read(parameters);
        var check = new ParameterChecks();
        check.Values(read);
        var (readers, writers) = (ModelEdges.Readers(subject.Model), ModelEdges.Writers(subject.Model));
        check.That(read.Parts == PrunedParts.Heads || (long)readers * writers <= MostCells, "parts", $"{subject.Model.Name} has {readers} inputs that {writers} parts may write to; edges of so large a model are not pruned here. Prune heads.");
        check.ThrowIfAny();
        var cost = Cost(read, subject);
        var title = string.Create(CultureInfo.InvariantCulture, $"{(read.Parts == PrunedParts.Edges ? "Edges" : "Heads")} that matter by {read.Threshold:G3}: {read.Model}");
        var size = new ExperimentSize(Runs(read, subject.Model), read.Parts == PrunedParts.Heads ? "heads" : "edges");
        return ExperimentRequest.On(subject, cost, size, Fix, read.CohortId, read.Visibility, (cohort, seen) =>
            Draft(title, read with { CohortId = cohort, Visibility = seen }, seen, cohort));
    }

    private static long Runs(PruneCircuitParameters p, ModelSummary model) => p.Parts == PrunedParts.Heads ? (long)model.Layers * model.Heads : ModelEdges.Count(model);

    /// <summary>Edges into inputs that nobody reads any more need no run: how many, nobody knows before. On the lesson's model a little over half needed one.</summary>
    private const double ShareRun = 0.75;

    /// <summary>What it takes: a run for each edge or head, from its layer on, and so half a pass on the average; for edges each head's inputs and writes are formed by themselves.</summary>
    internal static ExperimentCost Cost(PruneCircuitParameters p, ExperimentSubject subject)
    {
        var (work, model) = (ExperimentArithmetic.Of(subject.Model, subject.Reading), subject.Model);
        var runs = Runs(p, model) * (p.Parts == PrunedParts.Heads ? 1 : ShareRun);
        var share = p.Parts == PrunedParts.Heads ? 0.5 * (1 + (1.0 / model.Layers)) : 0.3 * (1 + ((model.Heads + (2.0 * model.KvHeads)) / Math.Max(1, model.Heads)));
        var logits = p.Metric == MetricKind.LogitDifference ? 0 : work.Logits(subject.Reading.Count);
        var cost = work.Holding((2 * work.Pass) + (runs * ((share * work.Pass) + logits)), p.Parts == PrunedParts.Heads ? KnockoutEstimates.Numbers(work, reference: 0, sets: 1, p.Metric) : Edges(work, p.Metric));
        return cost with { Time = cost.Time + TimeSpan.FromSeconds(runs * SecondsPerRun) };
    }

    // What every part writes in both plain runs and in the one that goes on, the streams between, each head's inputs, and one layer's work.
    private static double Edges(ExperimentArithmetic work, MetricKind metric)
    {
        var (model, memory) = (work.Model, work.Memory);
        var streams = (3.0 * ModelEdges.Writers(model)) + (2 * ((2.0 * model.Layers) + 1)) + (3.0 * model.Heads);
        return (memory.Rows * ((streams * memory.Stream) + memory.Token)) + memory.Metrics(metric) + memory.Reading(work.Prompts, metric);
    }
}
