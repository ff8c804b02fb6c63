using System.Numerics;
using System.Runtime.InteropServices;

namespace Interp.Analysis.Language;

/// <summary>One fused pass of AdamW (Loshchilov &amp; Hutter 2019) over a run of numbers.</summary>
/// <param name="LearningRate">Step size before bias correction.</param>
/// <param name="WeightDecay">Each step first multiplies a weight by 1 - LearningRate · WeightDecay.</param>
/// <param name="Beta1">Decay of the mean of gradients.</param>
/// <param name="Beta2">Decay of the mean of squared gradients.</param>
/// <param name="Eps">Added to the root of the second moment.</param>
/// <param name="Step">1 for the first step.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AdamW(double LearningRate, double WeightDecay, double Beta1, double Beta2, double Eps, long Step)
{
    /// <summary>Moves <paramref name="p"/> against the gradient <paramref name="g"/> · <paramref name="gradientScale"/>.</summary>
    public void Update(Span<float> p, ReadOnlySpan<float> g, Span<float> m, Span<float> v, float gradientScale)
    {
        float step = (float)(LearningRate / (1 - Math.Pow(Beta1, Step))), root = (float)(1 / Math.Sqrt(1 - Math.Pow(Beta2, Step)));
        float keep = (float)(1 - LearningRate * WeightDecay), b1 = (float)Beta1, b2 = (float)Beta2, eps = (float)Eps;
        float a1 = (float)(1 - Beta1), a2 = (float)(1 - Beta2);

        Span<Vector<float>> ps = MemoryMarshal.Cast<float, Vector<float>>(p), ms = MemoryMarshal.Cast<float, Vector<float>>(m), vs = MemoryMarshal.Cast<float, Vector<float>>(v);
        var gs = MemoryMarshal.Cast<float, Vector<float>>(g);
        for (var i = 0; i < ps.Length; i++)
        {
            var gradient = gs[i] * gradientScale;
            var mean = ms[i] = ms[i] * b1 + gradient * a1;
            var square = vs[i] = vs[i] * b2 + gradient * gradient * a2;
            ps[i] = ps[i] * keep - mean * step / (Vector.SquareRoot(square) * root + new Vector<float>(eps));
        }

        for (var i = ps.Length * Vector<float>.Count; i < p.Length; i++)
        {
            var gradient = g[i] * gradientScale;
            m[i] = m[i] * b1 + gradient * a1;
            v[i] = v[i] * b2 + gradient * gradient * a2;
            p[i] = p[i] * keep - m[i] * step / (MathF.Sqrt(v[i]) * root + eps);
        }
    }
}
