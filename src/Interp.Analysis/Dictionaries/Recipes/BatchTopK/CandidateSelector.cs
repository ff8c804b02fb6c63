using Interp.Analysis.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>Every z that may still be among the largest of its batch.</summary>
/// <param name="selection">Knows the bound.</param>
public sealed class CandidateSelector(BatchTopKSelection selection) : IRuleSelector
{
    /// <inheritdoc/>
    public SelectionRule Rule => new(MathF.BitDecrement(selection.Bound));

    /// <inheritdoc/>
    public int Select(ReadOnlySpan<float> z, Span<int> features, Span<float> values) => BoundScan.AtLeast(z, selection.Bound, features, values);
}
