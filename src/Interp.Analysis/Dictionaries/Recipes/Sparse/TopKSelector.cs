using Interp.Analysis.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>f = ReLU of the k largest pre-activations.</summary>
public sealed class TopKSelector(int k) : IRuleSelector
{
    private readonly RowTopK _top = new(k);

    /// <inheritdoc/>
    public SelectionRule Rule { get; } = new(0, Most: k);

    /// <inheritdoc/>
    public int Select(ReadOnlySpan<float> z, Span<int> features, Span<float> values)
    {
        int count = _top.Select(z, features, values), kept = 0;
        for (int i = 0; i < count; i++)
        {
            if (values[i] <= 0)
                continue;
            features[kept] = features[i];
            values[kept++] = values[i];
        }
        return kept;
    }
}
