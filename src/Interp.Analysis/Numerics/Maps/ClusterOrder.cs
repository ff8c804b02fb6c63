using System.Runtime.InteropServices;
using TorchSharp;

namespace Interp.Analysis.Numerics;

/// <summary>Numbers clusters so that similar ones are neighbours: by a 1-D UMAP of their medoids, as the paper's visualiser orders its list.</summary>
internal static class ClusterOrder
{
    private const int Neighbours = 15;

    /// <param name="unit">Unit rows, <c>[points, d]</c>, contiguous.</param>
    /// <param name="clusters">Cluster of each row.</param>
    /// <param name="seed">Of the layout.</param>
    /// <param name="cancellationToken">Looked at often.</param>
    public static int[] Renumber(torch.Tensor unit, int[] clusters, long seed, CancellationToken cancellationToken)
    {
        var count = clusters.Max() + 1;
        if (count < 3)
            return clusters;
        using var scope = torch.NewDisposeScope();
        var medoids = torch.tensor(Medoids(unit, clusters, count)).reshape(count, -1);
        var size = Math.Min(Neighbours, count);
        var neighbours = CosineNeighbours.Find(medoids, size - 1, threads: 1, progress: null, cancellationToken);
        var line = Umap.Embed(medoids, neighbours, new UmapOptions { Dimensions = 1, Neighbours = size, Seed = seed }, progress: null, cancellationToken);
        var order = Enumerable.Range(0, count).OrderBy(c => line[c]).ToArray();
        var number = new int[count];
        for (var place = 0; place < count; place++)
            number[order[place]] = place;
        return Array.ConvertAll(clusters, c => c < 0 ? c : number[c]);
    }

    /// <summary>Of each cluster, the member nearest to the sum of all.</summary>
    private static float[] Medoids(torch.Tensor unit, int[] clusters, int count)
    {
        var width = (int)unit.shape[1];
        var rows = MemoryMarshal.Cast<byte, float>(unit.bytes);
        var (sums, medoids, best) = (new float[count * width], new float[count * width], new float[count]);
        Array.Fill(best, float.NegativeInfinity);
        for (var point = 0; point < clusters.Length; point++)
        {
            if (clusters[point] >= 0)
                RowKernels.AddScaled(1, rows.Slice(point * width, width), sums.AsSpan(clusters[point] * width, width));
        }

        for (var point = 0; point < clusters.Length; point++)
        {
            if (clusters[point] is not (>= 0 and var cluster))
                continue;
            var row = rows.Slice(point * width, width);
            var cosine = RowKernels.Dot(row, sums.AsSpan(cluster * width, width));
            if (cosine <= best[cluster])
                continue;
            best[cluster] = cosine;
            row.CopyTo(medoids.AsSpan(cluster * width, width));
        }

        return medoids;
    }
}
