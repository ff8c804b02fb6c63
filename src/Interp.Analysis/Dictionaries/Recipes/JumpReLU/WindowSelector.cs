using Interp.Analysis.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>Every z above its bound θ − ε/2: the active latents, and those that only the threshold's gradient needs.</summary>
/// <param name="bounds">Live, <c>[d_sae]</c>.</param>
public sealed class WindowSelector(float[] bounds) : IRuleSelector
{
    /// <inheritdoc/>
    public SelectionRule Rule { get; } = new(float.NegativeInfinity, bounds);

    /// <inheritdoc/>
    public int Select(ReadOnlySpan<float> z, Span<int> features, Span<float> values) => BoundScan.Above(z, bounds, features, values);
}
