using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Interp.Analysis.Dictionaries;

/// <summary>One Adam step: p -= rate · m / (√v · rootScale + ε), with both bias corrections already in the two factors.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AdamStep(float Beta1, float Beta2, float Epsilon, float Rate, float RootScale)
{
    private const int Lanes = 16;

    /// <summary>Updates parameters and both moments in one pass; all spans have one length.</summary>
    public void Apply(ReadOnlySpan<float> gradient, Span<float> first, Span<float> second, Span<float> parameters)
    {
        int length = gradient.Length;
        if (first.Length != length || second.Length != length || parameters.Length != length)
            throw new ArgumentException("Gradient, moments and parameters must have one length.", nameof(gradient));
        ref float g0 = ref MemoryMarshal.GetReference(gradient);
        ref float m0 = ref MemoryMarshal.GetReference(first);
        ref float v0 = ref MemoryMarshal.GetReference(second);
        ref float p0 = ref MemoryMarshal.GetReference(parameters);
        Vector512<float> beta1 = Vector512.Create(Beta1), beta2 = Vector512.Create(Beta2);
        Vector512<float> rest1 = Vector512.Create(1 - Beta1), rest2 = Vector512.Create(1 - Beta2);
        Vector512<float> rate = Vector512.Create(Rate), root = Vector512.Create(RootScale), epsilon = Vector512.Create(Epsilon);
        int i = 0;
        for (; i + Lanes <= length; i += Lanes)
        {
            nuint at = (nuint)i;
            Vector512<float> g = Vector512.LoadUnsafe(ref g0, at);
            Vector512<float> m = beta1 * Vector512.LoadUnsafe(ref m0, at) + rest1 * g;
            Vector512<float> v = beta2 * Vector512.LoadUnsafe(ref v0, at) + rest2 * (g * g);
            m.StoreUnsafe(ref m0, at);
            v.StoreUnsafe(ref v0, at);
            (Vector512.LoadUnsafe(ref p0, at) - rate * m / (Vector512.Sqrt(v) * root + epsilon)).StoreUnsafe(ref p0, at);
        }
        for (; i < length; i++)
            ApplyOne(gradient[i], ref Unsafe.Add(ref m0, i), ref Unsafe.Add(ref v0, i), ref Unsafe.Add(ref p0, i));
    }

    /// <summary>The same for one parameter.</summary>
    public void ApplyOne(float gradient, ref float first, ref float second, ref float parameter)
    {
        first = Beta1 * first + (1 - Beta1) * gradient;
        second = Beta2 * second + (1 - Beta2) * (gradient * gradient);
        parameter -= Rate * first / (MathF.Sqrt(second) * RootScale + Epsilon);
    }
}
