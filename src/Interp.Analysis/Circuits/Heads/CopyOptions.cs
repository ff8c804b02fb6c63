namespace Interp.Analysis.Circuits;

/// <summary>How copy scores are taken.</summary>
public sealed record CopyOptions
{
    /// <summary>A token counts as copied when it is among so many likeliest.</summary>
    public int Top { get; init; } = 5;

    /// <summary>Turns the head's output round: the score of heads that write against what they read.</summary>
    public bool Negative { get; init; }
}
