using Interp.Abstractions.Numerics;

namespace Interp.Domain.Dictionaries;

/// <summary>How well predictions order activations: Spearman's rank correlation.</summary>
public static class Spearman
{
    /// <summary>From −1 to 1; 0 where either side is constant, since it predicts nothing.</summary>
    /// <param name="x">At least one number.</param>
    /// <param name="y">As many.</param>
    public static double Of(IReadOnlyList<float> x, IReadOnlyList<float> y)
    {
        if (x.Count == 0 || x.Count != y.Count) throw new ArgumentException($"Two lists of the same length are needed, not {x.Count} and {y.Count} numbers.", nameof(y));
        var correlation = RankCorrelation.Spearman([.. x.Select(v => (double)v)], [.. y.Select(v => (double)v)]);
        return double.IsNaN(correlation) ? 0 : correlation;
    }
}
