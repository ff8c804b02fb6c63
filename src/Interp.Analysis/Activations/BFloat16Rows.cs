using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Interp.Analysis.Activations;

/// <summary>fp32 to and from bfloat16, the upper half of its bits.</summary>
internal static class BFloat16Rows
{
    /// <summary>Rounds to nearest, ties to even. Finite input that is not near the largest float stays finite.</summary>
    public static void Narrow(ReadOnlySpan<float> from, Span<ushort> to)
    {
        for (int i = 0; i < from.Length; i++)
        {
            uint bits = BitConverter.SingleToUInt32Bits(from[i]);
            to[i] = (ushort)((bits + 0x7FFF + ((bits >>> 16) & 1)) >>> 16);
        }
    }

    /// <summary>Exact.</summary>
    public static void Widen(ReadOnlySpan<ushort> from, Span<float> to)
    {
        if (to.Length != from.Length)
            throw new ArgumentException("Lengths differ.", nameof(to));
        ref ushort source = ref MemoryMarshal.GetReference(from);
        ref float target = ref MemoryMarshal.GetReference(to);
        int i = 0;
        for (; i + 16 <= from.Length; i += 16)
        {
            (Vector256<uint> low, Vector256<uint> high) = Vector256.Widen(Vector256.LoadUnsafe(ref source, (nuint)i));
            Vector256.ShiftLeft(low, 16).AsSingle().StoreUnsafe(ref target, (nuint)i);
            Vector256.ShiftLeft(high, 16).AsSingle().StoreUnsafe(ref target, (nuint)(i + 8));
        }
        for (; i < from.Length; i++)
            to[i] = BitConverter.UInt32BitsToSingle((uint)from[i] << 16);
    }
}
