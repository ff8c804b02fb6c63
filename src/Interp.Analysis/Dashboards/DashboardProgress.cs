namespace Interp.Analysis.Dashboards;

/// <summary>Where a pass stands.</summary>
/// <param name="TokensDone">Tokens encoded so far.</param>
/// <param name="TokensTotal">Tokens of the whole pass.</param>
/// <param name="TokensPerSecond">Mean rate since the start.</param>
/// <param name="Remaining">Time left at that rate; null before the first batch.</param>
public sealed record DashboardProgress(long TokensDone, long TokensTotal, double TokensPerSecond, TimeSpan? Remaining);
