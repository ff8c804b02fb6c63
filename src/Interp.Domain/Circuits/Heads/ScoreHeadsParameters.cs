using System.ComponentModel.DataAnnotations;
using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>Scores every head of a model: what it attends to on repeated random tokens, what it copies, and which heads read what it writes.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Sequences">Random sequences, each of which comes twice.</param>
/// <param name="Seed">Of the sequences and of the random weights that composition is compared with.</param>
/// <param name="CohortId">The cohort it is made for; null for the first of the person who starts it.</param>
/// <param name="Visibility">Who may see it; null for the cohort, or for oneself where there is none.</param>
[JobKind(ScoreHeadsParameters.Kind, Title = "Scores of heads", About = "What does each head attend to on repeated random tokens, what does it copy, and which heads read what it writes?", Onward = "Open the experiment", Permission = Permission.Infer)]
[JobStages(typeof(ExperimentStages))]
public sealed record ScoreHeadsParameters(
    [property: Display(Name = ParameterWords.Model, Description = "Name of the model")] string Model,
    [property: Display(Name = "Sequences", Description = "Random sequences, each of which comes twice"), Range(1, 64)] int Sequences,
    [property: Display(Name = ParameterWords.Seed, Description = "Of the sequences and of the weights that composition is compared with"), Range(0, int.MaxValue, ErrorMessage = ParameterWords.ShortSeedRefusal)] long Seed,
    [property: Display(Name = ParameterWords.Cohort, Description = ParameterWords.CohortHelp, GroupName = ParameterWords.Access)] int? CohortId,
    [property: Display(Name = ParameterWords.Visibility, Description = "Left empty, the cohort, or only you where there is none", GroupName = ParameterWords.Access)] Visibility? Visibility)
{
    /// <summary>The name of the kind.</summary>
    public const string Kind = "score-heads";

    /// <summary>The IOI paper's four sequences.</summary>
    public static ScoreHeadsParameters Default(string model) => new(model, Sequences: 4, Seed: 1, CohortId: null, Visibility: null);
}
