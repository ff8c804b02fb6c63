using Interp.Analysis.Circuits.ActivationPatching;
using Interp.Analysis.Circuits.Attribution;
using Interp.Analysis.Circuits.Runs;
using Interp.Domain.Experiments;
using Interp.Domain.Jobs;
using Interp.Workers.Hosting;
using Interp.Workers.Prompts;
using Interp.Workers.Runs;

namespace Interp.Workers.Experiments;

/// <summary>Attribution patching, EAP and EAP-IG, with exact values beside the estimates. Everything is scored at once, so that rows come at the end.</summary>
internal sealed class AttributeJob(WorkerSettings settings, ExperimentLedger ledger, PromptShelf prompts) : IJobHandler
{
    private const int Shares = 1000;
    private const int MostNamed = 40;

    public string Kind => JobKinds.Attribute;

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

    /// <summary>The rows of the strongest edges are known once they are.</summary>
    private async Task<string> ToEdges(JobRun run, AttributeParameters p, ExperimentSubject subject, CancellationToken cancellationToken)
    {
        var (scores, comparison) = await ComputeThread.Run($"attribute {run.Job.Id}", () =>
        {
            TorchThreads.Use(settings.Threads);
            var options = new EdgeOptions { Method = Of(p.Method), Steps = p.Steps, Metric = AnalysisChoices.Of(p.Metric) };
            var computed = EdgeAttribution.Compute(subject.Decoder, subject.Prompts, options, Share(run, 0), cancellationToken);
            var selection = p.Selection == TopSelection.Absolute ? EdgeSelection.Absolute : EdgeSelection.Signed;
            return (computed, EdgeComparison.Of(subject.Decoder, subject.Prompts, computed, p.Top, selection, Share(run, 1), cancellationToken));
        });
        var layers = subject.Decoder.Config.n_layers;
        var writer = await ledger.Begin(run, Head(p, subject, EdgeGrids.Heads(p, scores, comparison, layers)), cancellationToken);
        EdgeGrids.Write(writer, scores, comparison, layers);
        return await writer.Complete(
            new AttributionFindings(
                subject.Prompts.Count, scores.Baselines.Clean, scores.Baselines.Corrupted, p.Selection.ToString().ToLowerInvariant(), comparison.Edges.Count, Finite.OrNull(comparison.RankCorrelation),
                [.. comparison.Edges.Where(e => e.Edge.Flags != AttributionFlags.None).Take(MostNamed).Select(EdgeGrids.Name)]),
            cancellationToken);
    }

    private static ExperimentHead Head(AttributeParameters p, ExperimentSubject subject, IReadOnlyList<GridHead> grids) => new(p.Model, grids) { PromptSet = p.PromptSet, PromptsHash = subject.Prompts.Hash };

    private static AttributionFindings Nodes(AttributeParameters p, ExperimentSubject subject, List<NodeGrids> sites, JobRun run, ExperimentWriter writer, CancellationToken cancellationToken)
    {
        var estimates = AttributionPatching.Compute(
            subject.Decoder, subject.Prompts, [.. sites.Select(s => s.Site)], AnalysisChoices.Of(p.Metric), progress: Share(run, 0), cancellationToken: cancellationToken);
        List<(string Name, double Estimate, double Exact, bool Doubtful)> cells = [];
        AttributionFindings? findings = null;
        foreach (var (site, estimate) in sites.Zip(estimates))
        {
            var sums = estimate.BySlot;
            for (var layer = 0; layer < sums.Count; layer++) writer.Row(site.First, layer, [.. sums[layer].Select(v => (float)v)]);
            using var sweep = new ActivationPatchingSweep(subject.Decoder, subject.Prompts, site.Patching(p));
            findings ??= new(subject.Prompts.Count, sweep.Baselines.Clean, sweep.Baselines.Corrupted, p.Selection.ToString().ToLowerInvariant(), 0, null, []);
            Exact(sweep, row =>
            {
                double[] exact = [.. row.Cells.Select(c => c.Value - sweep.Baselines.Corrupted)];
                writer.Row(site.First + 1, row.Layer, [.. exact.Select(v => (float)v)]);
                for (var slot = 0; slot < exact.Length; slot++)
                    cells.Add(($"{site.Name} {row.Layer}.{slot}", sums[row.Layer][slot], exact[slot], estimate.Doubtful[row.Layer][slot] != AttributionFlags.None));
            }, cancellationToken);
        }

        var towards = Math.Sign(findings!.MetricOnClean - findings.MetricOnCorrupted);
        var top = cells.OrderByDescending(c => p.Selection == TopSelection.Absolute ? Math.Abs(c.Estimate) : towards * c.Estimate).Take(p.Top).ToList();
        return findings with
        {
            ExactValues = top.Count, RankCorrelation = Finite.OrNull(RankCorrelation.Spearman([.. top.Select(c => c.Estimate)], [.. top.Select(c => c.Exact)])),
            Doubtful = [.. top.Where(c => c.Doubtful).Take(MostNamed).Select(c => c.Name)],
        };
    }

    private static void Exact(ActivationPatchingSweep sweep, Action<SweepRow> write, CancellationToken cancellationToken)
    {
        try
        {
            sweep.Run(new Telling<SweepRow>(write), cancellationToken);
        }
        catch (InvalidOperationException alike)
        {
            throw new JobFailedException(alike.Message, alike);
        }
    }

    /// <summary>Tells how far one of the two halves of the work before the rows is.</summary>
    private static Telling<double> Share(JobRun run, int half) => new(share => run.Reports.Tell(new JobProgress(
        ExperimentWriter.BasePasses, 1, 2, (half * Shares) + (long)(share * Shares), 2 * Shares,
        TokensPerSecond: null, SecondsLeft: null, Loss: null, L0: null, ExplainedVariance: null, Dead: null, At: default)));

    private static EdgeMethod Of(string method) => method switch
    {
        AttributionMethodNames.IntegratedInputs => EdgeMethod.IntegratedInputs,
        AttributionMethodNames.IntegratedActivations => EdgeMethod.IntegratedActivations,
        AttributionMethodNames.CleanCorrupted => EdgeMethod.CleanCorrupted,
        _ => EdgeMethod.Eap,
    };
}
