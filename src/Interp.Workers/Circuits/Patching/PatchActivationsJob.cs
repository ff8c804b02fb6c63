using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Domain.Circuits;
using Interp.Torch;
using Interp.Workers.Platform;

namespace Interp.Workers.Circuits;

/// <summary>Activation patching of some sites; each layer is a row, the top layer first.</summary>
internal sealed class PatchActivationsJob(WorkerSettings settings, ExperimentLedger ledger, PromptShelf prompts) : IJobHandler
{
    public string Kind => PatchActivationsParameters.Kind;

    public async Task<string> Run(JobRun run, CancellationToken cancellationToken)
    {
        var p = run.Parameters<PatchActivationsParameters>();
        using var subject = await ExperimentSubject.Load(settings, prompts, p.Model, p.PromptSet, cancellationToken);
        var reference = p.NeedsReference
            ? await prompts.Reference(p.PromptSet, p.Model, subject.Tokenizer, subject.Decoder.Config.n_ctx, p.ReferencePrompts, p.Seed, cancellationToken)
            : null;
        List<PatchActivationsGrids> sites = [];
        foreach (var site in p.Sites) sites.Add(new(p, site, sites.Sum(s => s.Heads.Count), subject.Decoder.Config, subject.Prompts));
        var head = new ExperimentHeader(p.Model, [.. sites.SelectMany(s => s.Heads)]) { PromptSet = p.PromptSet, PromptsHash = subject.Prompts.Hash, Seed = p.NeedsReference ? p.Seed : null };
        var writer = await ledger.Begin(run, head, cancellationToken);
        var findings = await ComputeThread.Run($"patch-activations {run.Job.Id}", () => Sweep(p, subject, reference, sites, writer, cancellationToken));
        return await writer.Complete(findings, cancellationToken);
    }

    private SweepFindings Sweep(
        PatchActivationsParameters p, ExperimentSubject subject, PromptBatch? reference, List<PatchActivationsGrids> sites, ExperimentWriter writer, CancellationToken cancellationToken)
    {
        TorchThreads.Use(settings.Threads);
        writer.Preparing(0, 1);
        var flops = new FlopCounter();
        SweepFindings? findings = null;
        foreach (var site in sites)
        {
            var before = writer.RowsDone;
            var missing = Enumerable.Range(0, site.Layers).Where(layer => !site.Has(writer, layer)).ToList();
            if (missing.Count == 0 && findings is not null) continue;
            using var sweep = new ActivationPatchingSweep(subject.Decoder, subject.Prompts, Options(p, site, missing), reference, flops);
            var unpatched = SweepFindings.Unpatched(sweep.Baselines, p.Direction, p.Unit);
            findings ??= new(subject.Prompts.Count, sweep.Baselines.Clean, sweep.Baselines.Corrupted, unpatched, 0, 0, 0);
            if (missing.Count == 0) continue;
            var cells = Rows(sweep, site, writer, unpatched, before, cancellationToken);
            findings = findings with { NumbersReplaced = findings.NumbersReplaced + cells.Sum(c => c.ElementsChanged), LargestChange = Math.Max(findings.LargestChange, cells.Max(c => c.MaxChange)) };
        }

        return findings! with { Flops = flops.Count };
    }

    private static List<SweepCell> Rows(ActivationPatchingSweep sweep, PatchActivationsGrids site, ExperimentWriter writer, double unpatched, int before, CancellationToken cancellationToken)
    {
        List<SweepCell> cells = [];
        var told = new Telling<SweepRow>(row =>
        {
            cells.AddRange(row.Cells);
            site.Write(writer, row.Layer, [.. row.Cells.Select(c => c.Reachable ? (float)(c.Value - unpatched) : float.NaN)]);
        });
        try
        {
            sweep.Run(told, cancellationToken);
        }
        catch (InvalidOperationException alike) when (before == 0)
        {
            throw new JobFailedException(alike.Message, alike);
        }
        catch (InvalidOperationException) when (cells.Count > 0)
        {
            // Nothing changes in these layers, but something did in others or at another site.
            return cells;
        }

        return cells;
    }

    private static ActivationPatchingOptions Options(PatchActivationsParameters p, PatchActivationsGrids site, IReadOnlyList<int> layers) => new()
    {
        Site = site.Site,
        Layers = layers,
        Positions = site.Positions,
        Direction = p.Direction,
        Replacement = p.Replacement,
        Seed = p.Seed,
        Metric = p.Metric,
        Scale = p.Unit,
    };
}
