using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>How uploaded weights are to be published.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="HookPoint">Where they belong.</param>
/// <param name="Corpus">Text for dashboards and measures.</param>
/// <param name="Name">Slug; null to make one up.</param>
/// <param name="Title">For people.</param>
/// <param name="Visibility">Who may see the dictionary.</param>
/// <param name="CohortId">The cohort it is for.</param>
/// <param name="DashboardTokens">Null for the usual.</param>
/// <param name="EvaluationTokens">Null for the usual.</param>
/// <param name="Target">What a transcoder writes; null for what its files say.</param>
public sealed record WeightsRequest(
    string Model, string HookPoint, string Corpus, string? Name, string? Title, Visibility Visibility, int? CohortId, long? DashboardTokens = null, long? EvaluationTokens = null, string? Target = null);
