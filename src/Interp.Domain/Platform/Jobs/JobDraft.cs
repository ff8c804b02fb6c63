namespace Interp.Domain.Platform;

/// <summary>Checked parameters of a job to be.</summary>
/// <param name="Title">For people.</param>
/// <param name="ParametersJson">Complete with defaults.</param>
/// <param name="Visibility">Who may see job and result.</param>
/// <param name="CohortId">The cohort it is made for.</param>
public sealed record JobDraft(string Title, string ParametersJson, Visibility Visibility, int? CohortId);
