using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;

namespace Interp.Analysis.Circuits;

/// <summary>The coarse kind of pruning: whole heads at all positions, from the last layer to the first.</summary>
public static class HeadPruning
{
    /// <param name="runs">Model, prompts and what stands in for heads, such as the corrupted twin's values.</param>
    /// <param name="config">The model's shape.</param>
    /// <param name="kind">The metric of <paramref name="runs"/>.</param>
    /// <param name="threshold">τ, in the metric's unit.</param>
    /// <param name="progress">Told the share of heads decided, 0 to 1.</param>
    /// <param name="decided">Told each layer, with the effect of each head.</param>
    /// <param name="cancellationToken">Checked before each run.</param>
    /// <returns>The heads that stayed, as edges to the rest of the model.</returns>
    public static PruningResult Prune(
        KnockoutRuns runs, DecoderConfig config, MetricKind kind, double threshold, IProgress<double>? progress = null, Action<int, double[]>? decided = null, CancellationToken cancellationToken = default)
    {
        var gone = new List<HeadAt>();
        var kept = new List<PrunedEdge>();
        double full = runs.Run(KnockoutSet.Nothing, cancellationToken).Mean, current = full;
        for (var layer = config.n_layers - 1; layer >= 0; layer--)
        {
            var effects = new double[config.n_heads];
            for (var head = config.n_heads - 1; head >= 0; head--)
            {
                var node = new HeadAt(new HeadName(layer, head), HeadAt.Everywhere);
                var without = runs.Run(KnockoutSet.Of([.. gone, node]), cancellationToken).Mean;
                effects[head] = kind == MetricKind.KlDivergence ? without - current : current - without;
                if (effects[head] < threshold)
                {
                    gone.Add(node);
                    current = without;
                }
                else
                {
                    kept.Add(new PrunedEdge($"{layer}.{head}", "model", effects[head]));
                }
            }

            progress?.Report((double)(config.n_layers - layer) / config.n_layers);
            decided?.Invoke(layer, effects);
        }

        var heads = config.n_layers * config.n_heads;
        return new PruningResult(kept, heads, heads + 1, full, current);
    }
}
