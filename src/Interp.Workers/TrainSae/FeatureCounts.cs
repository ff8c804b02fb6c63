using Interp.Analysis.Dashboards;

namespace Interp.Workers.TrainSae;

/// <summary>How many features are in each state, and their densities.</summary>
internal sealed class FeatureCounts
{
    private const int Bins = 40;
    private const double LeastLog10 = -10;

    public int Live { get; private set; }

    public int UltraLow { get; private set; }

    public int Dead { get; private set; }

    /// <summary>Features per bin of log10 density, 40 equal bins from −10 to 0.</summary>
    public float[] Densities { get; } = new float[Bins];

    public static FeatureCounts Of(IEnumerable<FeatureDashboard> cards)
    {
        var counts = new FeatureCounts();
        foreach (var card in cards) counts.Add(card);
        return counts;
    }

    private void Add(FeatureDashboard feature)
    {
        switch (feature.State)
        {
            case FeatureState.Live: Live++; break;
            case FeatureState.UltraLow: UltraLow++; break;
            default: Dead++; return;
        }

        var place = (Math.Log10(feature.Density) - LeastLog10) / -LeastLog10 * Bins;
        Densities[Math.Clamp((int)place, 0, Bins - 1)]++;
    }
}
