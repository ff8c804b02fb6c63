using System.Text.Json.Serialization;
using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>Publishes uploaded weights as a dictionary: measured on held-out text, with its dashboards.</summary>
/// <param name="Weights">Key of the upload, as <c>POST /api/v1/dictionaries/weights</c> gives it.</param>
/// <param name="Model">Name of the model that it was trained on.</param>
/// <param name="Corpus">Text for dashboards and measures; its tokenizer must be the model's.</param>
/// <param name="HookPoint">Which activation it reads.</param>
/// <param name="Format">Found out from the files.</param>
/// <param name="Formula">Found out from the files.</param>
/// <param name="DSae">Found out from the files.</param>
/// <param name="K">Found out from the files.</param>
/// <param name="Seed">Of the sample of text.</param>
/// <param name="DashboardTokens">Tokens to build dashboards from.</param>
/// <param name="EvaluationTokens">Held-out tokens to measure on.</param>
/// <param name="Name">Slug of the dictionary; null to make one up.</param>
/// <param name="Title">Title for people; null to make one up.</param>
/// <param name="Visibility">Who may see the result.</param>
/// <param name="CohortId">The cohort it is for; null for the only one of the person who starts it.</param>
public sealed record ImportSaeParameters(
    string Weights, string Model, string Corpus, string HookPoint, string Format, string Formula, int DSae, int? K, long Seed, long DashboardTokens, long EvaluationTokens,
    string? Name, string? Title, Visibility Visibility, int? CohortId)
{
    /// <summary>What a transcoder writes; null for what its files say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Target { get; init; }

    /// <summary>Where a crosscoder reads and writes: found out from the files.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string[]? HookPoints { get; init; }

    /// <summary>Dashboards of the usual size.</summary>
    public static ImportSaeParameters Default { get; } = new(
        string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, DSae: 0, K: null, Seed: 1, DashboardTokens: 2_000_000, EvaluationTokens: 100_000,
        Name: null, Title: null, Visibility.Cohort, CohortId: null);
}
