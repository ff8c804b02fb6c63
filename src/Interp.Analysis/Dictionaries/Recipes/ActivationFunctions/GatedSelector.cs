using Interp.Analysis.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>f = ReLU(exp(r_mag) · a + b_mag) where a + b_gate &gt; 0; it is given a, not z.</summary>
/// <param name="r_mag"><c>[d_sae]</c></param>
/// <param name="b_gate"><c>[d_sae]</c></param>
/// <param name="b_mag"><c>[d_sae]</c></param>
public sealed class GatedSelector(ReadOnlySpan<float> r_mag, ReadOnlySpan<float> b_gate, ReadOnlySpan<float> b_mag) : IRowSelector
{
    private readonly float[] _gains = Array.ConvertAll(r_mag.ToArray(), MathF.Exp);
    private readonly float[] _bounds = Array.ConvertAll(b_gate.ToArray(), bias => -bias);
    private readonly float[] _biases = b_mag.ToArray();

    /// <inheritdoc/>
    public int Select(ReadOnlySpan<float> z, Span<int> features, Span<float> values)
    {
        // a + b > 0 and a > −b are the same question in floating point too, as sums underflow gradually.
        int open = BoundScan.Above(z, _bounds, features, values), kept = 0;
        for (int i = 0; i < open; i++)
        {
            int feature = features[i];
            float magnitude = (_gains[feature] * values[i]) + _biases[feature];
            if (!(magnitude > 0))
                continue;
            features[kept] = feature;
            values[kept++] = magnitude;
        }
        return kept;
    }
}
