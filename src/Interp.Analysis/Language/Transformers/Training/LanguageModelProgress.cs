namespace Interp.Analysis.Language;

/// <summary>Where a training run stands.</summary>
/// <param name="Step">Steps done.</param>
/// <param name="Steps">Steps in all.</param>
/// <param name="Tokens">Tokens done.</param>
/// <param name="TokensPerSecond">Since the run was started or resumed.</param>
/// <param name="Remaining">Time left at that rate.</param>
/// <param name="Loss">Training loss of the latest step, nats per token.</param>
/// <param name="LearningRate">Of the latest step.</param>
/// <param name="Validation">The latest look at held-out text, if any.</param>
public sealed record LanguageModelProgress(
    long Step, long Steps, long Tokens, double TokensPerSecond, TimeSpan Remaining, double Loss, double LearningRate, LossCurvePoint? Validation);
