namespace Interp.Analysis.Dictionaries;

/// <summary>A feature's direct effect on the output, its median shifted to 0.</summary>
/// <param name="Positive">The tokens raised most, highest first.</param>
/// <param name="Negative">The tokens lowered most, lowest first.</param>
/// <param name="Histogram">All counted tokens in equal bins from the least to the greatest weight.</param>
public sealed record LogitSummary(TokenLogit[] Positive, TokenLogit[] Negative, Histogram Histogram)
{
    /// <summary>For features of a hook point that has no direct path to the logits.</summary>
    public static LogitSummary Empty { get; } = new([], [], Histogram.Empty);
}
