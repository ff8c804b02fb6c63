namespace Interp.Domain.Platform;

/// <summary>One report from a running job.</summary>
/// <param name="Stage">What it is doing, for example <c>harvest</c>, <c>train</c>, <c>evaluate</c>, <c>dashboards</c>, <c>publish</c>.</param>
/// <param name="StageNumber">From 1.</param>
/// <param name="StageCount">Stages in all.</param>
/// <param name="Step">Steps of this stage done.</param>
/// <param name="Steps">Steps of this stage in all.</param>
/// <param name="TokensPerSecond">Rate of this stage.</param>
/// <param name="SecondsLeft">Estimate for the rest of this stage.</param>
/// <param name="Loss">Training loss.</param>
/// <param name="L0">Active features per token.</param>
/// <param name="ExplainedVariance">1 − FVU on the training batch.</param>
/// <param name="Dead">Features that have not fired lately.</param>
/// <param name="At">When it was written.</param>
public sealed record JobProgress(
    string Stage,
    int StageNumber,
    int StageCount,
    long Step,
    long Steps,
    double? TokensPerSecond,
    double? SecondsLeft,
    double? Loss,
    double? L0,
    double? ExplainedVariance,
    int? Dead,
    DateTimeOffset At);
