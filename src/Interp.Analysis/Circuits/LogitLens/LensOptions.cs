namespace Interp.Analysis.Circuits;

/// <summary>How a text is read through the lens.</summary>
public sealed record LensOptions
{
    public LensNorm Norm { get; init; } = LensNorm.Recomputed;

    /// <summary>Likeliest tokens listed at each place.</summary>
    public int Top { get; init; } = 5;

    /// <summary>Ids of tokens whose rank and probability are wanted everywhere.</summary>
    public IReadOnlyList<int> Named { get; init; } = [];

    /// <summary>Positions to read; null reads all.</summary>
    public IReadOnlyList<int>? Positions { get; init; }
}
