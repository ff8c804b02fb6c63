using Interp.Abstractions.Dictionaries;

namespace Interp.Domain.Dictionaries;

/// <summary>How many features are in each state, and their densities.</summary>
public sealed class FeatureCounts
{
    private const int Bins = 40;
    private const double LeastLog10 = -10;

    /// <summary>Live features.</summary>
    public int Live { get; private set; }

    /// <summary>Features that fire more rarely than live ones.</summary>
    public int UltraLow { get; private set; }

    /// <summary>Features that never fired.</summary>
    public int Dead { get; private set; }

    /// <summary>Features per bin of log10 density, 40 equal bins from −10 to 0.</summary>
    public float[] Densities { get; } = new float[Bins];

    /// <summary>Counts all of them.</summary>
    public static FeatureCounts Of(IEnumerable<Feature> features)
    {
        var counts = new FeatureCounts();
        foreach (var feature in features) counts.Add(feature);
        return counts;
    }

    /// <summary>Counts one more.</summary>
    public void Add(Feature feature)
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
