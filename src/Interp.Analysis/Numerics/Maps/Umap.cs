using TorchSharp;

namespace Interp.Analysis.Numerics;

/// <summary>
/// Uniform manifold approximation and projection (McInnes, Healy and Melville 2018, arXiv 1802.03426) by cosine distance, from exact
/// neighbours and a start at the principal components. Deterministic for a seed.
/// </summary>
public static class Umap
{
    /// <summary>Lays out rows; neighbours may serve several layouts.</summary>
    /// <param name="rows"><c>[points, d]</c>, fp32.</param>
    /// <param name="neighbours">Of the same rows, each point's own left out: <see cref="UmapOptions.Neighbours"/> − 1 of them at least.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told the share of rounds done.</param>
    /// <param name="cancellationToken">Looked at before each round.</param>
    /// <returns><c>[points, dimensions]</c></returns>
    public static float[] Embed(torch.Tensor rows, NearestNeighbours neighbours, UmapOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        if (neighbours.Points != rows.shape[0] || neighbours.Count < options.Neighbours - 1)
            throw new ArgumentException($"Neighbours of {neighbours.Points} points, {neighbours.Count} each, do not fit {rows.shape[0]} rows and a neighbourhood of {options.Neighbours}.", nameof(neighbours));
        using var scope = torch.NewDisposeScope();
        var start = PrincipalStart.Of(CosineNeighbours.Unit(rows), options.Dimensions, options.Seed);
        return new UmapLayout(FuzzyGraph.Of(First(neighbours, options.Neighbours - 1)), start, options).Run(progress, cancellationToken);
    }

    private static NearestNeighbours First(NearestNeighbours neighbours, int count)
    {
        if (neighbours.Count == count)
            return neighbours;
        var kept = new NearestNeighbours(count, new int[neighbours.Points * count], new float[neighbours.Points * count]);
        for (var point = 0; point < neighbours.Points; point++)
        {
            neighbours.Of(point)[..count].CopyTo(kept.Indices.AsSpan(point * count));
            neighbours.DistancesOf(point)[..count].CopyTo(kept.Distances.AsSpan(point * count));
        }

        return kept;
    }
}

/// <summary>How points are laid out.</summary>
public sealed record UmapOptions
{
    /// <summary>Dimensions of the picture.</summary>
    public int Dimensions { get; init; } = 2;

    /// <summary>Size of a neighbourhood, the point itself included; at least 2.</summary>
    public int Neighbours { get; init; } = 15;

    /// <summary>How close points may come in the picture.</summary>
    public double MinDist { get; init; } = 0.05;

    /// <summary>Scale of the picture.</summary>
    public double Spread { get; init; } = 1;

    /// <summary>Rounds of the layout; null for 500 up to 10,000 points and 200 beyond.</summary>
    public int? Epochs { get; init; }

    /// <summary>Points pushed away for each pull along an edge.</summary>
    public int NegativeSamples { get; init; } = 5;

    /// <summary>First step size; falls to 0 in equal steps.</summary>
    public double LearningRate { get; init; } = 1;

    /// <summary>Of every draw.</summary>
    public long Seed { get; init; } = 1;
}
