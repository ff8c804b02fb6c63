using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Interp.Analysis.Dictionaries;

/// <summary>The inner products of six vectors with the 64 rows of a panel: as many sums as registers hold, so that nothing but inputs is loaded.</summary>
/// <remarks>
/// Each product is one chain of fused multiply-adds over the entries in their order: its bits depend neither on the width of
/// the registers nor on what else is computed. No packing of the six vectors is needed: their numbers are read one at a time.
/// </remarks>
public static class EncoderTile
{
    /// <summary>Vectors taken at once.</summary>
    public const int Vectors = 6;

    private const int Height = RowPanels.Height;
    private const int Lanes = 16;
    private const int HalfLanes = 8;

    /// <summary>Fills <paramref name="products"/>, <c>[6, 64]</c>.</summary>
    /// <param name="panel"><c>[4, width, 16]</c></param>
    /// <param name="matrix">Vectors as rows, <c>[any, width]</c>.</param>
    /// <param name="chosen">Six rows of the matrix; they may repeat.</param>
    /// <param name="products">Receives the result.</param>
    public static void Multiply(ReadOnlySpan<float> panel, ReadOnlySpan<float> matrix, ReadOnlySpan<int> chosen, Span<float> products)
    {
        if (Vector512.IsHardwareAccelerated)
            MultiplyWide(panel, matrix, chosen, products);
        else
            MultiplyNarrow(panel, matrix, chosen, products);
    }

    /// <summary>With registers of 16 numbers: 24 sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyWide(ReadOnlySpan<float> panel, ReadOnlySpan<float> matrix, ReadOnlySpan<int> chosen, Span<float> products)
    {
        int width = Check(panel, matrix, chosen, products);
        nint group = (nint)width * Lanes;
        ref float g0 = ref MemoryMarshal.GetReference(panel), g1 = ref Unsafe.Add(ref g0, group), g2 = ref Unsafe.Add(ref g1, group), g3 = ref Unsafe.Add(ref g2, group);
        ref float w0 = ref Row(matrix, chosen[0], width), w1 = ref Row(matrix, chosen[1], width), w2 = ref Row(matrix, chosen[2], width);
        ref float w3 = ref Row(matrix, chosen[3], width), w4 = ref Row(matrix, chosen[4], width), w5 = ref Row(matrix, chosen[5], width);
        nuint at = 0;
        Vector512<float> a0 = default, a1 = default, a2 = default, a3 = default, b0 = default, b1 = default, b2 = default, b3 = default;
        Vector512<float> c0 = default, c1 = default, c2 = default, c3 = default, d0 = default, d1 = default, d2 = default, d3 = default;
        Vector512<float> e0 = default, e1 = default, e2 = default, e3 = default, f0 = default, f1 = default, f2 = default, f3 = default;
        for (nint k = 0; k < width; k++)
        {
            Vector512<float> x0 = Vector512.LoadUnsafe(ref g0, at), x1 = Vector512.LoadUnsafe(ref g1, at);
            Vector512<float> x2 = Vector512.LoadUnsafe(ref g2, at), x3 = Vector512.LoadUnsafe(ref g3, at);
            Vector512<float> w = Vector512.Create(Unsafe.Add(ref w0, k));
            (a0, a1) = (Vector512.FusedMultiplyAdd(w, x0, a0), Vector512.FusedMultiplyAdd(w, x1, a1));
            (a2, a3) = (Vector512.FusedMultiplyAdd(w, x2, a2), Vector512.FusedMultiplyAdd(w, x3, a3));
            w = Vector512.Create(Unsafe.Add(ref w1, k));
            (b0, b1) = (Vector512.FusedMultiplyAdd(w, x0, b0), Vector512.FusedMultiplyAdd(w, x1, b1));
            (b2, b3) = (Vector512.FusedMultiplyAdd(w, x2, b2), Vector512.FusedMultiplyAdd(w, x3, b3));
            w = Vector512.Create(Unsafe.Add(ref w2, k));
            (c0, c1) = (Vector512.FusedMultiplyAdd(w, x0, c0), Vector512.FusedMultiplyAdd(w, x1, c1));
            (c2, c3) = (Vector512.FusedMultiplyAdd(w, x2, c2), Vector512.FusedMultiplyAdd(w, x3, c3));
            w = Vector512.Create(Unsafe.Add(ref w3, k));
            (d0, d1) = (Vector512.FusedMultiplyAdd(w, x0, d0), Vector512.FusedMultiplyAdd(w, x1, d1));
            (d2, d3) = (Vector512.FusedMultiplyAdd(w, x2, d2), Vector512.FusedMultiplyAdd(w, x3, d3));
            w = Vector512.Create(Unsafe.Add(ref w4, k));
            (e0, e1) = (Vector512.FusedMultiplyAdd(w, x0, e0), Vector512.FusedMultiplyAdd(w, x1, e1));
            (e2, e3) = (Vector512.FusedMultiplyAdd(w, x2, e2), Vector512.FusedMultiplyAdd(w, x3, e3));
            w = Vector512.Create(Unsafe.Add(ref w5, k));
            (f0, f1) = (Vector512.FusedMultiplyAdd(w, x0, f0), Vector512.FusedMultiplyAdd(w, x1, f1));
            (f2, f3) = (Vector512.FusedMultiplyAdd(w, x2, f2), Vector512.FusedMultiplyAdd(w, x3, f3));
            at += Lanes;
        }
        ref float z = ref MemoryMarshal.GetReference(products);
        Store(ref z, a0, a1, a2, a3);
        Store(ref Unsafe.Add(ref z, Height), b0, b1, b2, b3);
        Store(ref Unsafe.Add(ref z, 2 * Height), c0, c1, c2, c3);
        Store(ref Unsafe.Add(ref z, 3 * Height), d0, d1, d2, d3);
        Store(ref Unsafe.Add(ref z, 4 * Height), e0, e1, e2, e3);
        Store(ref Unsafe.Add(ref z, 5 * Height), f0, f1, f2, f3);
    }

    /// <summary>With registers of 8 numbers: 12 sums, one group of the panel at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyNarrow(ReadOnlySpan<float> panel, ReadOnlySpan<float> matrix, ReadOnlySpan<int> chosen, Span<float> products)
    {
        int width = Check(panel, matrix, chosen, products);
        ref float w0 = ref Row(matrix, chosen[0], width), w1 = ref Row(matrix, chosen[1], width), w2 = ref Row(matrix, chosen[2], width);
        ref float w3 = ref Row(matrix, chosen[3], width), w4 = ref Row(matrix, chosen[4], width), w5 = ref Row(matrix, chosen[5], width);
        for (int part = 0; part < Height; part += RowPanels.Group)
        {
            ref float x = ref Unsafe.Add(ref MemoryMarshal.GetReference(panel), (nint)part * width);
            Vector256<float> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default;
            Vector256<float> d0 = default, d1 = default, e0 = default, e1 = default, f0 = default, f1 = default;
            for (nint k = 0; k < width; k++)
            {
                Vector256<float> x0 = Vector256.LoadUnsafe(ref x), x1 = Vector256.LoadUnsafe(ref x, HalfLanes);
                Vector256<float> w = Vector256.Create(Unsafe.Add(ref w0, k));
                (a0, a1) = (Vector256.FusedMultiplyAdd(w, x0, a0), Vector256.FusedMultiplyAdd(w, x1, a1));
                w = Vector256.Create(Unsafe.Add(ref w1, k));
                (b0, b1) = (Vector256.FusedMultiplyAdd(w, x0, b0), Vector256.FusedMultiplyAdd(w, x1, b1));
                w = Vector256.Create(Unsafe.Add(ref w2, k));
                (c0, c1) = (Vector256.FusedMultiplyAdd(w, x0, c0), Vector256.FusedMultiplyAdd(w, x1, c1));
                w = Vector256.Create(Unsafe.Add(ref w3, k));
                (d0, d1) = (Vector256.FusedMultiplyAdd(w, x0, d0), Vector256.FusedMultiplyAdd(w, x1, d1));
                w = Vector256.Create(Unsafe.Add(ref w4, k));
                (e0, e1) = (Vector256.FusedMultiplyAdd(w, x0, e0), Vector256.FusedMultiplyAdd(w, x1, e1));
                w = Vector256.Create(Unsafe.Add(ref w5, k));
                (f0, f1) = (Vector256.FusedMultiplyAdd(w, x0, f0), Vector256.FusedMultiplyAdd(w, x1, f1));
                x = ref Unsafe.Add(ref x, RowPanels.Group);
            }
            ref float z = ref Unsafe.Add(ref MemoryMarshal.GetReference(products), part);
            Store(ref z, a0, a1);
            Store(ref Unsafe.Add(ref z, Height), b0, b1);
            Store(ref Unsafe.Add(ref z, 2 * Height), c0, c1);
            Store(ref Unsafe.Add(ref z, 3 * Height), d0, d1);
            Store(ref Unsafe.Add(ref z, 4 * Height), e0, e1);
            Store(ref Unsafe.Add(ref z, 5 * Height), f0, f1);
        }
    }

    private static int Check(ReadOnlySpan<float> panel, ReadOnlySpan<float> matrix, ReadOnlySpan<int> chosen, Span<float> products)
    {
        int width = panel.Length / Height;
        if (panel.Length % Height != 0 || chosen.Length < Vectors || products.Length < Vectors * Height)
            throw new ArgumentException($"A panel of {panel.Length} numbers, {chosen.Length} vectors and room for {products.Length} products do not fit together.", nameof(panel));
        foreach (int row in chosen[..Vectors])
        {
            if (row < 0 || ((long)row + 1) * width > matrix.Length)
                throw new ArgumentOutOfRangeException(nameof(chosen), row, $"The matrix has {matrix.Length / Math.Max(width, 1)} rows.");
        }
        return width;
    }

    private static ref float Row(ReadOnlySpan<float> matrix, int row, int width) => ref Unsafe.Add(ref MemoryMarshal.GetReference(matrix), (nint)row * width);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref float target, Vector512<float> first, Vector512<float> second, Vector512<float> third, Vector512<float> fourth)
    {
        first.StoreUnsafe(ref target);
        second.StoreUnsafe(ref target, Lanes);
        third.StoreUnsafe(ref target, 2 * Lanes);
        fourth.StoreUnsafe(ref target, 3 * Lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref float target, Vector256<float> first, Vector256<float> second)
    {
        first.StoreUnsafe(ref target);
        second.StoreUnsafe(ref target, HalfLanes);
    }
}
