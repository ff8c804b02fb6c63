using System.Numerics;
using System.Runtime.CompilerServices;

namespace Interp.Analysis.Language;

/// <summary>e^x for a vector of floats, for x ≤ 88: relative error below 2e-7; below -87.3 the smallest normal number.</summary>
internal static class VectorExp
{
    private const float Least = -87.3f, Log2E = 1.44269504f;

    // ln 2 in two parts, the first short enough that n · Ln2High is exact.
    private const float Ln2High = 0.693359375f, Ln2Low = -2.12194440e-4f;

    // Adding and taking away 1.5 · 2^23 rounds to the nearest integer.
    private const float Rounder = 12_582_912f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> Exp(Vector<float> x)
    {
        x = Vector.Max(x, new Vector<float>(Least));
        var rounder = new Vector<float>(Rounder);
        var n = Vector.FusedMultiplyAdd(x, new Vector<float>(Log2E), rounder) - rounder;
        var r = Vector.FusedMultiplyAdd(n, new Vector<float>(-Ln2High), x);
        r = Vector.FusedMultiplyAdd(n, new Vector<float>(-Ln2Low), r); // |r| ≤ ln 2 / 2

        // Taylor's series to r^7 / 7!; the next term is below 6e-9.
        var p = new Vector<float>(1f / 5_040);
        p = Vector.FusedMultiplyAdd(p, r, new Vector<float>(1f / 720));
        p = Vector.FusedMultiplyAdd(p, r, new Vector<float>(1f / 120));
        p = Vector.FusedMultiplyAdd(p, r, new Vector<float>(1f / 24));
        p = Vector.FusedMultiplyAdd(p, r, new Vector<float>(1f / 6));
        p = Vector.FusedMultiplyAdd(p, r, new Vector<float>(0.5f));
        p = Vector.FusedMultiplyAdd(p, r, Vector<float>.One);
        p = Vector.FusedMultiplyAdd(p, r, Vector<float>.One);

        // 2^n, written straight into the exponent bits.
        var power = Vector.ShiftLeft(Vector.ConvertToInt32(n) + new Vector<int>(127), 23);
        return p * Vector.AsVectorSingle(power);
    }
}
