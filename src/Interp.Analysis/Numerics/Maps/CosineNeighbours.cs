using System.Runtime.InteropServices;
using TorchSharp;

namespace Interp.Analysis.Numerics;

/// <summary>
/// Exact nearest neighbours by cosine distance 1 − cos: one block of rows against all of them is a matrix product, of which only the
/// largest entries are kept. The work is 2 · points² · d operations; memory beside the rows is 32 MB a block.
/// </summary>
public static class CosineNeighbours
{
    private const int BlockNumbers = 1 << 23;
    private const float LeastNorm = 1e-12f;

    /// <summary>Finds them.</summary>
    /// <param name="rows"><c>[points, d]</c>; a row of zeros has distance 1 from everything.</param>
    /// <param name="count">Neighbours of each row; fewer than there are rows.</param>
    /// <param name="threads">Threads of the selection; the result does not depend on it.</param>
    /// <param name="progress">Told the share of rows done.</param>
    /// <param name="cancellationToken">Looked at before each block.</param>
    public static NearestNeighbours Find(torch.Tensor rows, int count, int threads, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var points = (int)rows.shape[0];
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(count, points);
        using var noGradients = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var unit = Unit(rows);
        var transposed = unit.t().contiguous();
        var found = new NearestNeighbours(count, new int[points * count], new float[points * count]);
        var lanes = Enumerable.Range(0, threads).Select(_ => new RowTopK(count)).ToArray();
        var block = Math.Clamp(BlockNumbers / points, 16, 512);
        for (var first = 0; first < points; first += block)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var step = torch.NewDisposeScope();
            var start = first;
            var size = Math.Min(block, points - first);
            var cosines = torch.mm(unit.narrow(0, first, size), transposed).contiguous();
            Lanes.Run(threads, size, (lane, from, end) =>
            {
                var numbers = MemoryMarshal.Cast<byte, float>(cosines.bytes);
                for (var row = from; row < end; row++)
                    Select(lanes[lane], numbers.Slice(row * points, points), start + row, found);
            });
            progress?.Report((first + size) / (double)points);
        }

        return found;
    }

    /// <summary>Rows of length 1, as a tensor that belongs to the calling scope.</summary>
    internal static torch.Tensor Unit(torch.Tensor rows) => rows / torch.linalg.vector_norm(rows, 2, [1], keepdim: true).clamp_min(LeastNorm);

    private static void Select(RowTopK top, Span<float> cosines, int point, NearestNeighbours found)
    {
        cosines[point] = float.NegativeInfinity;
        var indices = found.Indices.AsSpan(point * found.Count, found.Count);
        var distances = found.Distances.AsSpan(point * found.Count, found.Count);
        if (top.Select(cosines, indices, distances) != found.Count)
            throw new InvalidDataException($"Row {point} is not made of finite numbers.");
        for (var i = 0; i < distances.Length; i++)
            distances[i] = Math.Max(0, 1 - distances[i]);
        // Selected in increasing order of index, so a stable sort leaves equal distances in that order.
        StableSort(distances, indices);
    }

    private static void StableSort(Span<float> keys, Span<int> items)
    {
        for (var i = 1; i < keys.Length; i++)
        {
            var (key, item, place) = (keys[i], items[i], i);
            for (; place > 0 && keys[place - 1] > key; place--)
                (keys[place], items[place]) = (keys[place - 1], items[place - 1]);
            (keys[place], items[place]) = (key, item);
        }
    }
}
