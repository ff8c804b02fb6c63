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

/// <summary>Which denominator the final norm has when it reads a residual stream that is not the last.</summary>
public enum LensNorm
{
    /// <summary>That of the last one at the same position: what is read adds up layer by layer, as in direct logit attribution.</summary>
    Final,

    /// <summary>Its own: the model's final norm and unembedding are put on it as they are (nostalgebraist 2020).</summary>
    Recomputed,
}
