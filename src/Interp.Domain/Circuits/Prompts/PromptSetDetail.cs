namespace Interp.Domain.Circuits;

/// <summary>A prompt set's own page.</summary>
/// <param name="Summary">What lists show.</param>
/// <param name="Seed">Of the generator; null for written pairs.</param>
/// <param name="Parameters">How the prompts are made and read.</param>
/// <param name="Pairs">As written; null where the generator makes them.</param>
/// <param name="CohortId">The cohort it was made for.</param>
public sealed record PromptSetDetail(PromptSetSummary Summary, long? Seed, PromptSetParameters Parameters, IReadOnlyList<PromptText>? Pairs, int? CohortId);
