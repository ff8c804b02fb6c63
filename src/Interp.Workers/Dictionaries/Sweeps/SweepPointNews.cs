using Interp.Domain.Dictionaries;

namespace Interp.Workers.Dictionaries;

/// <summary>One point of a sweep at one moment.</summary>
internal sealed record SweepPointNews(
    int Number, SweepPointState State, string? Error, long Step, long Steps, double? Loss, double? L0, double? ExplainedVariance, int? Dead, string? Metrics)
{
    public static SweepPointNews Of(SweepPointRow row) => new(row.Number, row.State, row.Error, row.Step, row.Steps, row.Loss, row.L0, row.ExplainedVariance, row.Dead, row.Metrics);
}
