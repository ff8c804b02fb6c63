namespace Interp.Analysis.Numerics;

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
