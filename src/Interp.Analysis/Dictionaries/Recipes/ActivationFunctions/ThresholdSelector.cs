using Interp.Analysis.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>f = z where z &gt; θ and z &gt; 0.</summary>
/// <param name="threshold">θ, <c>[d_sae]</c>.</param>
public sealed class ThresholdSelector(ReadOnlySpan<float> threshold) : IRowSelector
{
    private readonly float[] _bounds = Positive(threshold);

    /// <inheritdoc/>
    public int Select(ReadOnlySpan<float> z, Span<int> features, Span<float> values) => BoundScan.Above(z, _bounds, features, values);

    private static float[] Positive(ReadOnlySpan<float> threshold)
    {
        float[] bounds = threshold.ToArray();
        for (int i = 0; i < bounds.Length; i++)
            bounds[i] = Math.Max(bounds[i], 0);
        return bounds;
    }
}
