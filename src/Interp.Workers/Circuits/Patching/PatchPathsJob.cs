using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Domain.Circuits;
using Interp.Torch;
using Interp.Workers.Platform;

namespace Interp.Workers.Circuits;

/// <summary>Path patching of many senders; rows come from the top layer down.</summary>
internal sealed class PatchPathsJob(WorkerSettings settings, ExperimentLedger ledger, PromptShelf prompts) : IJobHandler
{
    public string Kind => PatchPathsParameters.Kind;

    public async Task<string> Run(JobRun run, CancellationToken cancellationToken)
    {
        var p = run.Parameters<PatchPathsParameters>();
        using var subject = await ExperimentSubject.Load(settings, prompts, p.Model, p.PromptSet, cancellationToken);
        var grids = new PatchPathsGrids(p, subject.Decoder.Config);
        var writer = await ledger.Begin(run, new ExperimentHeader(p.Model, grids.Heads) { PromptSet = p.PromptSet, PromptsHash = subject.Prompts.Hash }, cancellationToken);
        var findings = await ComputeThread.Run($"patch-paths {run.Job.Id}", () => Sweep(p, subject, grids, writer, cancellationToken));
        return await writer.Complete(findings, cancellationToken);
    }

    private SweepFindings Sweep(PatchPathsParameters p, ExperimentSubject subject, PatchPathsGrids grids, ExperimentWriter writer, CancellationToken cancellationToken)
    {
        TorchThreads.Use(settings.Threads);
        writer.Preparing(0, 1);
        var missing = grids.Senders.Where(s => !grids.Has(writer, s.FirstLayer)).ToList();
        var flops = new FlopCounter();
        using var sweep = new PathPatchingSweep(subject.Decoder, subject.Prompts, Options(p) with { Senders = missing.Count > 0 ? missing : grids.Senders }, flops);
        var unpatched = SweepFindings.Unpatched(sweep.Baselines, p.Direction, p.Unit);
        writer.Preparing(1, 1);
        var cells = missing.Count > 0 ? Rows(sweep, grids, writer, unpatched, cancellationToken) : [];
        return new(
            subject.Prompts.Count, sweep.Baselines.Clean, sweep.Baselines.Corrupted, unpatched, cells.Sum(c => c.ElementsChanged), cells.Select(c => c.MaxChange).DefaultIfEmpty().Max(), flops.Count);
    }

    private static List<SweepCell> Rows(PathPatchingSweep sweep, PatchPathsGrids grids, ExperimentWriter writer, double unpatched, CancellationToken cancellationToken)
    {
        var before = writer.RowsDone;
        var told = new Telling<SweepRow>(row =>
        {
            var values = row.Cells.ToDictionary(c => c.Label, c => c.Reachable ? (float)(c.Value - unpatched) : float.NaN, StringComparer.Ordinal);
            grids.Write(writer, row.Layer, sender => values.TryGetValue(sender.Name, out var value) ? value : null);
        });
        try
        {
            return [.. sweep.Run(told, cancellationToken).Rows.SelectMany(r => r.Cells)];
        }
        catch (InvalidOperationException alike) when (before == 0)
        {
            throw new JobFailedException(alike.Message, alike);
        }
    }

    private static PathPatchingOptions Options(PatchPathsParameters p) => new()
    {
        Receivers = [.. p.Receivers.Select(Receiver)],
        SenderPositions = p.SenderPositions,
        ReceiverPositions = p.ReceiverPositions,
        ThroughMlps = p.ThroughMlps,
        LayerNorm = p.LayerNorm,
        Direction = p.Direction,
        Metric = p.Metric,
        Scale = p.Unit,
    };

    private static PathReceiver Receiver(PathReceiverSpec receiver) => receiver.Kind switch
    {
        PathReceiverSpec.Query => new(ReceiverKind.Query, [.. receiver.Heads!.Select(HeadName.Parse)]),
        PathReceiverSpec.Key => new(ReceiverKind.Key, [.. receiver.Heads!.Select(HeadName.Parse)]),
        PathReceiverSpec.Value => new(ReceiverKind.Value, [.. receiver.Heads!.Select(HeadName.Parse)]),
        _ => PathReceiver.Logits,
    };
}
