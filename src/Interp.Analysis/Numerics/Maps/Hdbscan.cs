namespace Interp.Analysis.Numerics;

/// <summary>
/// Hierarchical density-based clustering (Campello, Moulavi and Sander 2013; condensed tree and excess of mass as in McInnes, Healy and
/// Astels 2017), Euclidean, exact: points² · d operations and memory in proportion to the points.
/// </summary>
public static class Hdbscan
{
    /// <summary>The label of points that belong to no cluster.</summary>
    public const int Noise = -1;

    /// <summary>Labels every point with its cluster, 0 upwards in the order of each cluster's first point, or <see cref="Noise"/>.</summary>
    /// <param name="points"><c>[count, dimensions]</c></param>
    /// <param name="dimensions">Numbers of a point.</param>
    /// <param name="options">What counts as a cluster.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancellationToken">Looked at often.</param>
    public static int[] Cluster(float[] points, int dimensions, HdbscanOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        if (options.MinClusterSize < 2 || options.MinSamples < 1)
            throw new ArgumentException("A cluster has at least two points and a core distance at least one neighbour.", nameof(options));
        var columns = new PointColumns(points, dimensions);
        if (columns.Count <= Math.Max(options.MinClusterSize, options.MinSamples))
            return [.. Enumerable.Repeat(Noise, columns.Count)];
        var core = CoreDistances.Of(columns, options.MinSamples, Part(progress, 0), cancellationToken);
        var edges = SpanningTree.Of(columns, core, Part(progress, 0.5), cancellationToken);
        var tree = CondensedTree.Of(SingleLinkage.Of(columns.Count, edges), options.MinClusterSize);
        return ClusterSelection.Label(tree);
    }

    private static Progress? Part(IProgress<double>? progress, double from) => progress is null ? null : new Progress(progress, from);

    private sealed class Progress(IProgress<double> whole, double from) : IProgress<double>
    {
        public void Report(double value) => whole.Report(from + (value / 2));
    }
}

/// <summary>What counts as a cluster.</summary>
/// <param name="MinClusterSize">Least points of a cluster; at least 2.</param>
/// <param name="MinSamples">A point's core distance is that to its so-manieth nearest other point; at least 1.</param>
public sealed record HdbscanOptions(int MinClusterSize, int MinSamples);
