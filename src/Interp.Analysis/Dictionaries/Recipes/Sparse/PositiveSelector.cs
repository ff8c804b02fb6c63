using Interp.Analysis.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>f = ReLU(z): every positive pre-activation.</summary>
public sealed class PositiveSelector : IRuleSelector
{
    /// <inheritdoc/>
    public SelectionRule Rule { get; } = new(0);

    /// <inheritdoc/>
    public int Select(ReadOnlySpan<float> z, Span<int> features, Span<float> values) => BoundScan.Positive(z, features, values);
}
