using Interp.Analysis.Activations;
using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;

namespace Interp.Cli.Verify;

/// <summary>Dictionaries of rising width on one hook point, trained on the same activations.</summary>
internal sealed class WidthSweep(SaePlan plan, SaeWorkshop workshop)
{
    /// <summary>Active latents of a token.</summary>
    public const int k = 16;

    /// <summary>Trains and measures every width.</summary>
    public IReadOnlyList<WidthRow> Run(string name, Decoder decoder, TokenCorpus corpus, string hookPoint, CancellationToken cancellationToken)
    {
        workshop.Lines.Say($"{name}: harvesting {plan.SweepTokens:N0} activations at {hookPoint}");
        var progress = workshop.Lines.Every<HarvestProgress>(p => $"{name}: {p.Rows:N0} of {p.Of:N0} activations");
        using ActivationStore source = ActivationHarvest.Run(
            decoder, corpus, new HarvestRequest(hookPoint, plan.SweepTokens, plan.Seed), workshop.FolderOf(Path.Combine("activations", name)), progress, cancellationToken);
        var rows = new List<WidthRow>();
        SparseAutoencoder? narrowest = null;
        try
        {
            foreach (int width in plan.Widths)
            {
                SparseAutoencoder sae = workshop.Train($"{name} {width}", Recipe(width), source, cancellationToken);
                narrowest ??= sae;
                rows.Add(Measure(decoder, corpus, sae, narrowest, source, hookPoint, cancellationToken));
                workshop.Lines.Say($"{name}: {rows[^1]}");
                if (!ReferenceEquals(sae, narrowest))
                    sae.Dispose();
            }
        }
        finally
        {
            narrowest?.Dispose();
        }
        return rows;
    }

    private TopKOptions Recipe(int width) => new() { d_sae = width, k = k, Tokens = plan.SweepTrainTokens, BatchSize = plan.SweepBatch, LearningRate = 1e-3, Seed = plan.Seed };

    private WidthRow Measure(
        Decoder decoder, TokenCorpus corpus, SparseAutoencoder sae, SparseAutoencoder narrowest, ActivationStore source, string hookPoint, CancellationToken cancellationToken)
    {
        SaeMetrics metrics = SaeEvaluation.Run(
            decoder, corpus, sae, source.Statistics, new SaeEvaluationOptions(hookPoint, plan.SweepEvaluationTokens), null, cancellationToken);
        (int shared, int partners) = ReferenceEquals(sae, narrowest) ? (0, 0) : FeatureSplitting.Count(sae, narrowest);
        return new WidthRow(
            sae.d_sae,
            Math.Round(metrics.Reconstruction.ExplainedVariance, 5),
            Math.Round(metrics.HeldOut.LossRecovered ?? 0, 5),
            Math.Round(metrics.Firing.L0, 3),
            metrics.Firing.DeadLatents,
            shared,
            partners);
    }
}
