using Interp.Abstractions.Circuits;
using Interp.Abstractions.Numerics;
using Interp.Analysis.Circuits;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Interp.Torch;
using Interp.Workers.Platform;

namespace Interp.Workers.Circuits;

/// <summary>Attribution patching, EAP and EAP-IG, with exact values beside the estimates. Scores come all at once, after the last backward pass; exact values row by row.</summary>
internal sealed class AttributeJob(WorkerSettings settings, ExperimentLedger ledger, PromptShelf prompts) : IJobHandler
{
    private const int Shares = 1000;
    private const int MostNamed = 40;

    public string Kind => AttributeParameters.Kind;

    public async Task<string> Run(JobRun run, CancellationToken cancellationToken)
    {
        var p = run.Parameters<AttributeParameters>();
        using var subject = await ExperimentSubject.Load(settings, prompts, p.Model, p.PromptSet, cancellationToken);
        return p.Method == AttributionMethodNames.Nodes ? await ToNodes(run, p, subject, cancellationToken) : await ToEdges(run, p, subject, cancellationToken);
    }

    private async Task<string> ToNodes(JobRun run, AttributeParameters p, ExperimentSubject subject, CancellationToken cancellationToken)
    {
        var nodes = p.Sites.Select((site, i) => new NodeGrids(site, 2 * i)).ToList();
        var writer = await ledger.Begin(run, Head(p, subject, [.. nodes.SelectMany(n => n.Heads(p, subject.Decoder.Config))]), cancellationToken);
        var findings = await ComputeThread.Run($"attribute {run.Job.Id}", () =>
        {
            TorchThreads.Use(settings.Threads);
            return Nodes(p, subject, nodes, run, writer, cancellationToken);
        });
        return await writer.Complete(findings, cancellationToken);
    }

    /// <summary>All scores come out of the backward passes at once; the exact effects of the strongest follow one by one.</summary>
    private async Task<string> ToEdges(JobRun run, AttributeParameters p, ExperimentSubject subject, CancellationToken cancellationToken)
    {
        var scores = await ComputeThread.Run($"attribute {run.Job.Id}", () =>
        {
            TorchThreads.Use(settings.Threads);
            var options = new EdgeOptions { Method = Of(p.Method), Steps = p.Steps, Metric = p.Metric };
            return EdgeAttribution.Compute(subject.Decoder, subject.Prompts, options, Share(run), cancellationToken);
        });
        var (top, layers) = (scores.Top(p.Top, p.Selection), subject.Decoder.Config.n_layers);
        var writer = await ledger.Begin(run, Head(p, subject, EdgeGrids.Heads(p, scores, top, layers)), cancellationToken);
        EdgeGrids.Write(writer, scores, layers);
        await ComputeThread.Run($"attribute {run.Job.Id}", () =>
        {
            TorchThreads.Use(settings.Threads);
            var known = Enumerable.Range(0, top.Count).Where(i => writer.Has(EdgeGrids.Strongest, i)).ToDictionary(i => i, i => (double)writer.Values(EdgeGrids.Strongest, i)[1]);
            return EdgeComparison.Of(
                subject.Decoder, subject.Prompts, scores, p.Top, p.Selection, known: known, found: (i, exact) => writer.Row(EdgeGrids.Strongest, i, [(float)top[i].Score, (float)exact]), cancellationToken: cancellationToken);
        });
        // From the rows, so that it is the same whether or not a worker died between them.
        var correlation = RankCorrelation.Spearman([.. top.Select(e => e.Score)], [.. top.Select((_, i) => (double)writer.Values(EdgeGrids.Strongest, i)[1])]);
        return await writer.Complete(
            new AttributionFindings(
                subject.Prompts.Count, scores.Baselines.Clean, scores.Baselines.Corrupted, p.Selection.ToString().ToLowerInvariant(), top.Count, Finite.OrNull(correlation),
                [.. top.Where(e => e.Flags != AttributionFlags.None).Take(MostNamed).Select(EdgeGrids.Name)]),
            cancellationToken);
    }

    private static ExperimentHeader Head(AttributeParameters p, ExperimentSubject subject, IReadOnlyList<GridHeader> grids) => new(p.Model, grids) { PromptSet = p.PromptSet, PromptsHash = subject.Prompts.Hash };

    private static AttributionFindings Nodes(AttributeParameters p, ExperimentSubject subject, List<NodeGrids> sites, JobRun run, ExperimentWriter writer, CancellationToken cancellationToken)
    {
        var estimates = AttributionPatching.Compute(
            subject.Decoder, subject.Prompts, [.. sites.Select(s => s.Site)], p.Metric, progress: Share(run), cancellationToken: cancellationToken);
        foreach (var (site, estimate) in sites.Zip(estimates)) site.WriteEstimates(writer, estimate.BySlot);
        AttributionFindings? findings = null;
        foreach (var site in sites)
        {
            var missing = site.Missing(writer, subject.Decoder.Config.n_layers);
            if (missing.Count == 0 && findings is not null) continue;
            using var sweep = new ActivationPatchingSweep(subject.Decoder, subject.Prompts, site.Patching(p) with { Layers = missing });
            findings ??= new(subject.Prompts.Count, sweep.Baselines.Clean, sweep.Baselines.Corrupted, p.Selection.ToString().ToLowerInvariant(), 0, null, []);
            if (missing.Count > 0) Exact(sweep, missing.Count == subject.Decoder.Config.n_layers, row => site.WriteExact(writer, row.Layer, [.. row.Cells.Select(c => (float)(c.Value - sweep.Baselines.Corrupted))]), cancellationToken);
        }

        // From the rows, so that it is the same whether or not a worker died between them.
        var cells = (
            from pair in sites.Zip(estimates, (site, estimate) => (Site: site, Sums: estimate.BySlot, estimate.Doubtful))
            from layer in Enumerable.Range(0, pair.Sums.Count)
            from slot in Enumerable.Range(0, pair.Sums[layer].Length)
            select (Name: $"{pair.Site.Name} {layer}.{slot}", Estimate: pair.Sums[layer][slot], Exact: (double)pair.Site.Exactly(writer, layer)[slot], Doubtful: pair.Doubtful[layer][slot] != AttributionFlags.None)).ToList();
        var towards = Math.Sign(findings!.MetricOnClean - findings.MetricOnCorrupted);
        var top = cells.OrderByDescending(c => p.Selection == EdgeSelection.Absolute ? Math.Abs(c.Estimate) : towards * c.Estimate).Take(p.Top).ToList();
        return findings with
        {
            ExactValues = top.Count, RankCorrelation = Finite.OrNull(RankCorrelation.Spearman([.. top.Select(c => c.Estimate)], [.. top.Select(c => c.Exact)])),
            Doubtful = [.. top.Where(c => c.Doubtful).Take(MostNamed).Select(c => c.Name)],
        };
    }

    private static void Exact(ActivationPatchingSweep sweep, bool fresh, Action<SweepRow> write, CancellationToken cancellationToken)
    {
        try
        {
            sweep.Run(new Telling<SweepRow>(write), cancellationToken);
        }
        catch (InvalidOperationException alike) when (fresh)
        {
            throw new JobFailedException(alike.Message, alike);
        }
        catch (InvalidOperationException)
        {
            // Nothing changes in the layers that were left, but something may have in those of an earlier attempt.
        }
    }

    /// <summary>Tells how far the work before the rows is.</summary>
    private static Telling<double> Share(JobRun run) =>
        new(share => run.Reports.Tell(new JobProgress(ExperimentWriter.BasePasses, 1, 2, (long)(share * Shares), Shares)));

    private static EdgeMethod Of(string method) => method switch
    {
        AttributionMethodNames.IntegratedInputs => EdgeMethod.IntegratedInputs,
        AttributionMethodNames.IntegratedActivations => EdgeMethod.IntegratedActivations,
        AttributionMethodNames.CleanCorrupted => EdgeMethod.CleanCorrupted,
        _ => EdgeMethod.Eap,
    };
}
