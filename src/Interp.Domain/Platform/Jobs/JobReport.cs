using System.Collections.ObjectModel;

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

    /// <summary>As in <see cref="JobProgress.Numbers"/>.</summary>
    public IReadOnlyDictionary<string, double> Numbers { get; init; } = ReadOnlyDictionary<string, double>.Empty;

    public DateTimeOffset At { get; init; }
}
