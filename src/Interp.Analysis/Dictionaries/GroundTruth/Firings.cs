namespace Interp.Analysis.Dictionaries;

/// <summary>Features that are present in one row, with their strengths.</summary>
internal sealed class Firings(int features)
{
    private readonly int[] _features = new int[features];
    private readonly float[] _strengths = new float[features];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Features => _features.AsSpan(0, Count);

    public ReadOnlySpan<float> Strengths => _strengths.AsSpan(0, Count);

    public void Clear() => Count = 0;

    /// <summary>Adds a feature; each at most once, in any order.</summary>
    public void Add(int feature, float strength)
    {
        _features[Count] = feature;
        _strengths[Count++] = strength;
    }

    /// <summary>Orders by feature, as sparse codes are.</summary>
    public void Sort() => _features.AsSpan(0, Count).Sort(_strengths.AsSpan(0, Count));
}
