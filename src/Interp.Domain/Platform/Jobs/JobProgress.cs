using System.Collections.ObjectModel;

namespace Interp.Domain.Platform;

/// <summary>One report from a running job.</summary>
/// <param name="Stage">What it is doing, for example <c>harvest</c>, <c>train</c>, <c>evaluate</c>, <c>dashboards</c>, <c>publish</c>.</param>
/// <param name="StageNumber">From 1.</param>
/// <param name="StageCount">Stages in all.</param>
/// <param name="Step">Steps of this stage done.</param>
/// <param name="Steps">Steps of this stage in all.</param>
/// <param name="TokensPerSecond">Rate of this stage.</param>
/// <param name="SecondsLeft">Estimate for the rest of this stage.</param>
public sealed record JobProgress(string Stage, int StageNumber, int StageCount, long Step, long Steps, double? TokensPerSecond = null, double? SecondsLeft = null)
{
    /// <summary>What was measured at this step, by the names in <see cref="IJobKind.Numbers"/>. One that is infinite or no number is left out:
    /// JSON cannot say it, and a training that diverges must live to say why.</summary>
    public IReadOnlyDictionary<string, double> Numbers { get; init => field = Finite(value); } = ReadOnlyDictionary<string, double>.Empty;

    /// <summary>When it was written.</summary>
    public DateTimeOffset At { get; init; }

    private static IReadOnlyDictionary<string, double> Finite(IReadOnlyDictionary<string, double> numbers) =>
        numbers.Values.All(double.IsFinite) ? numbers : numbers.Where(n => double.IsFinite(n.Value)).ToDictionary(StringComparer.Ordinal);
}
