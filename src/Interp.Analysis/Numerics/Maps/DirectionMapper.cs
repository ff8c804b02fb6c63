using System.Runtime.InteropServices;
using TorchSharp;

namespace Interp.Analysis.Numerics;

/// <summary>
/// Maps decoder directions: a 2-D UMAP by cosine distance to look at, and clusters by HDBSCAN on a second UMAP of more dimensions, which
/// loses less. Exact neighbours, one seed, the same map each time.
/// </summary>
/// <remarks>Memory: 2 · points · d numbers, one block of the neighbour search (32 MB) and about 1 KB a point.</remarks>
public static class DirectionMapper
{
    /// <summary>Fewest directions that make a map.</summary>
    public const int LeastPoints = 4;

    private const int TrustedNeighbours = 15;
    private const int TrustSample = 200;

    /// <summary>Makes the map.</summary>
    /// <param name="directions"><c>[points, d]</c>, fp32; lengths do not matter.</param>
    /// <param name="options">The recipe.</param>
    /// <param name="progress">Told often.</param>
    /// <param name="cancellationToken">Looked at often.</param>
    public static DirectionMap Map(torch.Tensor directions, DirectionMapOptions options, IProgress<MapProgress>? progress, CancellationToken cancellationToken)
    {
        var points = (int)directions.shape[0];
        ArgumentOutOfRangeException.ThrowIfLessThan(points, LeastPoints, nameof(directions));
        using var noGradients = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var size = Math.Min(options.Neighbours, points);
        var neighbours = CosineNeighbours.Find(directions, size - 1, options.Threads, At(progress, MapStage.Neighbours), cancellationToken);
        var look = new UmapOptions { Neighbours = size, MinDist = options.MinDist, Seed = options.Seed };
        var picture = Umap.Embed(directions, neighbours, look, At(progress, MapStage.Layout), cancellationToken);
        var wide = look with { Dimensions = options.ClusterDimensions, MinDist = options.ClusterMinDist };
        var room = Umap.Embed(directions, neighbours, wide, At(progress, MapStage.ClusterLayout), cancellationToken);
        var rule = new HdbscanOptions(options.MinClusterSize, options.MinClusterSize);
        var clusters = Hdbscan.Cluster(room, options.ClusterDimensions, rule, At(progress, MapStage.Clusters), cancellationToken);
        var unit = CosineNeighbours.Unit(directions).contiguous();
        var ordered = ClusterOrder.Renumber(unit, clusters, options.Seed, cancellationToken);
        return new DirectionMap(Column(picture, 0), Column(picture, 1), ordered, ordered.Max() + 1, Trust(unit, picture, points));
    }

    private static float[] Column(float[] picture, int dimension) => [.. Enumerable.Range(0, picture.Length / 2).Select(p => picture[(2 * p) + dimension])];

    private static double? Trust(torch.Tensor unit, float[] picture, int points)
    {
        if (points <= 2 * (TrustedNeighbours + 1))
            return null;
        var width = (int)unit.shape[1];
        return Trustworthiness.Of(points, InData, InPicture, TrustedNeighbours, TrustSample);

        double InData(int a, int b)
        {
            var rows = MemoryMarshal.Cast<byte, float>(unit.bytes);
            return -RowKernels.Dot(rows.Slice(a * width, width), rows.Slice(b * width, width));
        }

        double InPicture(int a, int b)
        {
            var (x, y) = (picture[2 * a] - picture[2 * b], picture[(2 * a) + 1] - picture[(2 * b) + 1]);
            return (x * x) + (y * y);
        }
    }

    private static Stage? At(IProgress<MapProgress>? progress, MapStage stage) => progress is null ? null : new Stage(progress, stage);

    private sealed class Stage(IProgress<MapProgress> whole, MapStage stage) : IProgress<double>
    {
        public void Report(double value) => whole.Report(new MapProgress(stage, value));
    }
}
