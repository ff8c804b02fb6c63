namespace Interp.Analysis.Numerics;

/// <summary>The recipe of a dictionary's map; the defaults are those of "Towards Monosemanticity".</summary>
public sealed record DirectionMapOptions
{
    /// <summary>Size of a neighbourhood.</summary>
    public int Neighbours { get; init; } = 15;

    /// <summary>Least distance in the picture.</summary>
    public double MinDist { get; init; } = 0.05;

    /// <summary>Dimensions of the layout that is clustered.</summary>
    public int ClusterDimensions { get; init; } = 10;

    /// <summary>Least distance in the layout that is clustered.</summary>
    public double ClusterMinDist { get; init; } = 0.1;

    /// <summary>Least points of a cluster.</summary>
    public int MinClusterSize { get; init; } = 3;

    /// <summary>Of every draw.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Threads of the neighbour search.</summary>
    public int Threads { get; init; } = 1;
}
