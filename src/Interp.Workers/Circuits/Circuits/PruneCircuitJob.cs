using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Domain.Circuits;
using Interp.Torch;
using Interp.Workers.Platform;

namespace Interp.Workers.Circuits;

/// <summary>Prunes a model down to what a task needs, from the answer down.</summary>
internal sealed class PruneCircuitJob(WorkerSettings settings, ExperimentLedger ledger, PromptShelf prompts) : IJobHandler
{
    public string Kind => PruneCircuitParameters.Kind;

    public async Task<string> Run(JobRun run, CancellationToken cancellationToken)
    {
        var p = run.Parameters<PruneCircuitParameters>();
        using var subject = await ExperimentSubject.Load(settings, prompts, p.Model, p.PromptSet, cancellationToken);
        var grids = new PruningGrids(p, subject.Decoder.Config);
        var writer = await ledger.Begin(run, new ExperimentHeader(p.Model, [grids.Head]) { PromptSet = p.PromptSet, PromptsHash = subject.Prompts.Hash }, cancellationToken);
        var findings = await ComputeThread.Run($"prune-circuit {run.Job.Id}", () => Prune(p, subject, grids, writer, cancellationToken));
        return await writer.Complete(findings, cancellationToken);
    }

    private PruningFindings Prune(PruneCircuitParameters p, ExperimentSubject subject, PruningGrids grids, ExperimentWriter writer, CancellationToken cancellationToken)
    {
        TorchThreads.Use(settings.Threads);
        writer.Preparing(0, 1);
        try
        {
            return p.Parts == PrunedParts.Edges ? Edges(p, subject, grids, writer, cancellationToken) : Heads(p, subject, grids, writer, cancellationToken);
        }
        catch (Exception refused) when (refused is InvalidOperationException or ArgumentException)
        {
            throw new JobFailedException(refused.Message, refused);
        }
    }

    private static PruningFindings Edges(PruneCircuitParameters p, ExperimentSubject subject, PruningGrids grids, ExperimentWriter writer, CancellationToken cancellationToken)
    {
        using var runs = new EdgeRuns(subject.Decoder, subject.Prompts, p.Metric);
        writer.Preparing(1, 1);
        var found = EdgePruning.Prune(runs, p.Threshold, null, (receiver, effects) => grids.Write(writer, receiver.Name, effects), cancellationToken);
        var heads = found.Kept.SelectMany(e => new[] { e.From, PruningGrids.Part(e.To) }).Where(n => n.Contains('.', StringComparison.Ordinal));
        return Findings(subject, found, heads, [.. found.Kept.Select(e => new CircuitEdge(e.From, e.To, e.Effect))]);
    }

    private static PruningFindings Heads(PruneCircuitParameters p, ExperimentSubject subject, PruningGrids grids, ExperimentWriter writer, CancellationToken cancellationToken)
    {
        using var values = ReplacementValues.Of(subject.Decoder, subject.Prompts, null, AblationKind.Twin, cancellationToken: cancellationToken);
        var metric = p.Metric;
        using var runs = new KnockoutRuns(subject.Decoder, subject.Prompts, values, metric);
        writer.Preparing(1, 1);
        var found = HeadPruning.Prune(runs, subject.Decoder.Config, metric, p.Threshold, null, (layer, effects) => grids.Write(writer, PruningGrids.Text(layer), effects), cancellationToken);
        return Findings(subject, found, found.Kept.Select(e => e.From), []);
    }

    private static PruningFindings Findings(ExperimentSubject subject, PruningResult found, IEnumerable<string> heads, IReadOnlyList<CircuitEdge> edges) => new(
        subject.Prompts.Count, found.Edges, found.Kept.Count, found.Full, found.Pruned, found.Runs,
        [.. heads.Distinct(StringComparer.Ordinal).Select(h => new CircuitNode(h, CircuitClasses.Other, HeadAt.Everywhere)).OrderBy(n => HeadAt.Parse(n.Head).Head.Layer).ThenBy(n => HeadAt.Parse(n.Head).Head.Head)], edges);
}
