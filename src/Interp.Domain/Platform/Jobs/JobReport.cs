namespace Interp.Domain.Platform;

/// <summary>A stored progress report.</summary>
public sealed class JobReport
{
    public Guid JobId { get; init; }

    /// <summary>Ascending within a job; gaps appear as old reports are thinned.</summary>
    public int Number { get; init; }

    public required string Stage { get; init; }

    public int StageNumber { get; init; }

    public int StageCount { get; init; }

    public long Step { get; init; }

    public long Steps { get; init; }

    public double? TokensPerSecond { get; init; }

    public double? SecondsLeft { get; init; }

    public double? Loss { get; init; }

    public double? L0 { get; init; }

    public double? ExplainedVariance { get; init; }

    public int? Dead { get; init; }

    public DateTimeOffset At { get; init; }
}
