namespace Interp.Domain.Dictionaries;

/// <summary>One dictionary of a sweep: how its training goes and what came of it. How it is trained stands in the job's parameters.</summary>
public sealed class SweepPointRow
{
    public Guid SweepId { get; init; }

    /// <summary>Place in the sweep's list of points, from 0.</summary>
    public int Number { get; init; }

    public SweepPointState State { get; set; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; set; }

    public long Step { get; set; }

    public long Steps { get; set; }

    /// <summary>Of the latest step, as all numbers up to <see cref="Dead"/>.</summary>
    public double? Loss { get; set; }

    public double? L0 { get; set; }

    public double? ExplainedVariance { get; set; }

    public int? Dead { get; set; }

    /// <summary><see cref="DictionaryMetrics"/> on held-out text, as JSON; null until it is evaluated.</summary>
    public string? Metrics { get; set; }

    /// <summary>The dictionary it can be browsed as; null while nobody asked for one.</summary>
    public int? DictionaryId { get; set; }
}
