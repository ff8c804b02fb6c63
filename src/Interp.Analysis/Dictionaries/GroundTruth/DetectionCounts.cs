namespace Interp.Analysis.Dictionaries;

/// <summary>Counts how well each latent tells whether its true feature is there.</summary>
/// <param name="bestTruth">The true feature of each latent.</param>
/// <param name="truths">How many true features there are.</param>
public sealed class DetectionCounts(IReadOnlyList<int> bestTruth, int truths)
{
    private readonly long[] _hits = new long[bestTruth.Count];
    private readonly long[] _fired = new long[bestTruth.Count];
    private readonly long[] _present = new long[truths];
    private readonly bool[] _here = new bool[truths];

    /// <summary>Rows added.</summary>
    public long Rows { get; private set; }

    /// <summary>Adds rows: what fires and what is there.</summary>
    public void Add(SparseCodes latents, SparseCodes features)
    {
        if (latents.RowCount != features.RowCount)
            throw new ArgumentException($"{latents.RowCount} and {features.RowCount} rows are not the same rows.", nameof(features));
        for (int row = 0; row < latents.RowCount; row++)
        {
            Mark(features.FeaturesOf(row), true);
            foreach (int feature in features.FeaturesOf(row))
                _present[feature]++;
            foreach (int latent in latents.FeaturesOf(row))
            {
                _fired[latent]++;
                _hits[latent] += _here[bestTruth[latent]] ? 1 : 0;
            }
            Mark(features.FeaturesOf(row), false);
        }
        Rows += latents.RowCount;
    }

    /// <summary>Means over all latents; where a ratio has nothing to divide by it counts as 0, so latents that never fire count as useless.</summary>
    public DetectionMetrics ToMetrics()
    {
        double precisions = 0, recalls = 0, scores = 0;
        for (int latent = 0; latent < _hits.Length; latent++)
        {
            double precision = Share(_hits[latent], _fired[latent]), recall = Share(_hits[latent], _present[bestTruth[latent]]);
            precisions += precision;
            recalls += recall;
            scores += precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
        }
        double count = Math.Max(1, _hits.Length), rows = Math.Max(1, Rows);
        return new DetectionMetrics(precisions / count, recalls / count, scores / count, _fired.Count(fired => fired == 0), _fired.Sum() / rows, _present.Sum() / rows);
    }

    private void Mark(ReadOnlySpan<int> features, bool here)
    {
        foreach (int feature in features)
            _here[feature] = here;
    }

    private static double Share(long part, long whole) => whole > 0 ? part / (double)whole : 0;
}
