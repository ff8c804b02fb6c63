namespace Interp.Analysis.Dictionaries;

/// <summary>Counts in equal bins between <paramref name="Low"/> and <paramref name="High"/>; the last bin includes its upper edge.</summary>
public sealed record Histogram(float Low, float High, int[] Counts)
{
    /// <summary>An empty histogram, of a feature that was never active.</summary>
    public static Histogram Empty { get; } = new(0, 0, []);

    /// <summary>Counts <paramref name="values"/>, each of which lies in [<paramref name="low"/>, <paramref name="high"/>].</summary>
    public static Histogram Of(ReadOnlySpan<float> values, float low, float high, int bins)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        if (values.IsEmpty)
            return Empty;

        var counts = new int[bins];
        var scale = high > low ? bins / ((double)high - low) : 0;
        foreach (var value in values)
        {
            if (!(value >= low && value <= high))
                throw new ArgumentOutOfRangeException(nameof(values), value, $"A value lies outside {low} .. {high}.");

            counts[Math.Min(bins - 1, (int)((value - (double)low) * scale))]++;
        }

        return new Histogram(low, high, counts);
    }

    /// <summary>The lower edge of bin <paramref name="bin"/>; <c>Edge(bins)</c> is <see cref="High"/>.</summary>
    public float Edge(int bin) => (float)(Low + (((double)High - Low) * bin / Counts.Length));
}
