using System.ComponentModel.DataAnnotations;
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
[JobKind(ImportSaeParameters.Kind, Title = "Import of weights", About = "A dictionary of uploaded weights, with its dashboards.", Onward = "Open the dictionary")]
[JobStages(typeof(DictionaryStages))]
public sealed record ImportSaeParameters(
    [property: Display(Name = "Files, SHA-256", Description = "Key of the upload")] string Weights,
    [property: Display(Name = ParameterWords.Model, Description = "The one that it was trained on")] string Model,
    [property: Display(Name = ParameterWords.Corpus, Description = "Text for dashboards and measures")] string Corpus,
    [property: Display(Name = ParameterWords.HookPoint, Description = "Which activation it reads")] string HookPoint,
    [property: Display(Name = "Format", AutoGenerateField = false)] string Format,
    [property: Display(Name = "Formula", AutoGenerateField = false)] string Formula,
    [property: Display(Name = "d_sae", AutoGenerateField = false)] int DSae,
    [property: Display(Name = "k", AutoGenerateField = false)] int? K,
    [property: Display(Name = ParameterWords.Seed, Description = "Of the sample of text")] long Seed,
    [property: Display(Name = ParameterWords.DashboardTokens, Description = ParameterWords.DashboardTokensHelp), Unit(ParameterWords.Tokens)] long DashboardTokens,
    [property: Display(Name = ParameterWords.EvaluationTokens, Description = ParameterWords.EvaluationTokensHelp), Unit(ParameterWords.Tokens)] long EvaluationTokens,
    [property: Display(Name = ParameterWords.Name, Description = ParameterWords.NameHelp, GroupName = ParameterWords.Access), Slug] string? Name,
    [property: Display(Name = ParameterWords.Title, Description = ParameterWords.TitleHelp, GroupName = ParameterWords.Access), MaxLength(ParameterWords.LongestTitle)] string? Title,
    [property: Display(Name = ParameterWords.Visibility, GroupName = ParameterWords.Access)] Visibility Visibility,
    [property: Display(Name = ParameterWords.Cohort, Description = ParameterWords.CohortHelp, GroupName = ParameterWords.Access)] int? CohortId)
{
    /// <summary>The name of the kind.</summary>
    public const string Kind = "import-sae";

    /// <summary>What a transcoder writes; null for what its files say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Display(Name = "Target", Description = "What a transcoder writes; left empty, what its files say")]
    public string? Target { get; init; }

    /// <summary>Where a crosscoder reads and writes: found out from the files.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [Display(Name = "Hook points", AutoGenerateField = false)]
    public string[]? HookPoints { get; init; }

    /// <summary>Dashboards of the usual size.</summary>
    public static ImportSaeParameters Default { get; } = new(
        string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, string.Empty, DSae: 0, K: null, Seed: 1, DashboardTokens: 2_000_000, EvaluationTokens: 100_000,
        Name: null, Title: null, Visibility.Cohort, CohortId: null);
}
