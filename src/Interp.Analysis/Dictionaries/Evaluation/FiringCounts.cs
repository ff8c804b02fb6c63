namespace Interp.Analysis.Dictionaries;

/// <summary>How often each latent fires.</summary>
public sealed class FiringCounts(int d_sae)
{
    private readonly long[] _counts = new long[d_sae];
    private double _activations;

    /// <summary>Tokens seen.</summary>
    public long Tokens { get; private set; }

    /// <summary>Adds a batch.</summary>
    public void Add(SparseCodes codes)
    {
        foreach (int feature in codes.Features)
            _counts[feature]++;
        foreach (float value in codes.Values)
            _activations += value;
        Tokens += codes.RowCount;
    }

    /// <summary>The metrics of what was added.</summary>
    public FiringMetrics ToMetrics()
    {
        double tokens = Math.Max(Tokens, 1);
        int[] histogram = new int[FiringMetrics.Bins];
        foreach (long count in _counts)
        {
            if (count > 0)
                histogram[Math.Clamp((int)Math.Floor((Math.Log10(count / tokens) + 10) * 2), 0, FiringMetrics.Bins - 1)]++;
        }
        return new FiringMetrics(
            L0: _counts.Sum() / tokens,
            L1: _activations / tokens,
            DeadLatents: _counts.Count(count => count == 0),
            UltraLowLatents: _counts.Count(count => count > 0 && count / tokens < 1e-5),
            Tokens: Tokens,
            Log10DensityHistogram: histogram);
    }
}
