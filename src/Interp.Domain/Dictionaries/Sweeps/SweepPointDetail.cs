namespace Interp.Domain.Dictionaries;

/// <summary>One point of a sweep as its page shows it.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Training">What it has of its own.</param>
/// <param name="State">How far it is.</param>
/// <param name="Error">Why it failed.</param>
/// <param name="Step">Steps taken.</param>
/// <param name="Steps">Steps in all.</param>
/// <param name="Loss">Of the latest step on its training batch, as the next three.</param>
/// <param name="L0">Active features per token.</param>
/// <param name="ExplainedVariance">1 − FVU.</param>
/// <param name="Dead">Features that have not fired lately.</param>
/// <param name="Metrics">On held-out text; null until it is evaluated.</param>
/// <param name="Dictionary">The dictionary it can be browsed as, where there is one that the viewer may see.</param>
public sealed record SweepPointDetail(
    int Number,
    SweepPoint Training,
    SweepPointState State,
    string? Error,
    long Step,
    long Steps,
    double? Loss,
    double? L0,
    double? ExplainedVariance,
    int? Dead,
    DictionaryMetrics? Metrics,
    string? Dictionary);
