namespace Interp.Analysis.Dictionaries;

/// <summary>Where a pass stands.</summary>
/// <param name="TokensDone">Tokens done so far.</param>
/// <param name="TokensTotal">Tokens of the whole stage.</param>
/// <param name="TokensPerSecond">Mean rate since the start.</param>
/// <param name="Remaining">Time left at that rate; null before the first batch.</param>
public sealed record DashboardProgress(long TokensDone, long TokensTotal, double TokensPerSecond, TimeSpan? Remaining)
{
    /// <summary>The pass or, after it, the ablations; each counts from 0.</summary>
    public DashboardStage Stage { get; init; }
}

/// <summary>What a build of dashboards is doing.</summary>
public enum DashboardStage
{
    /// <summary>The pass over the text: encode and tally.</summary>
    Pass,

    /// <summary>The causal ablations of the examples that the pass has chosen.</summary>
    Ablations,
}
