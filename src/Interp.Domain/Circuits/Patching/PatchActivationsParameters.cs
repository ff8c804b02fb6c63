using System.ComponentModel.DataAnnotations;
using Interp.Abstractions.Circuits;
using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>Activation patching: each cell is a run in which one activation is replaced.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="PromptSet">Name of the prompt set.</param>
/// <param name="Sites">Some of <see cref="PatchSiteNames"/>; a heat-map each.</param>
/// <param name="Positions">Roles, absolute positions such as 0, or <c>all</c> for every position at once. Null: <c>all</c> for sites of heads; for others every position, or every role where prompts differ in length.</param>
/// <param name="Direction">Which run is changed.</param>
/// <param name="Replacement">What is put in.</param>
/// <param name="ReferencePrompts">For means and draws on two-name sentences: independent sentences per template. Written pairs are their own reference.</param>
/// <param name="Seed">Of draws and of reference prompts.</param>
/// <param name="Metric">What is measured.</param>
/// <param name="Unit">In which unit.</param>
/// <param name="Visibility">Who may see it; null for those who may see the prompts, the cohort at most.</param>
/// <param name="CohortId">The cohort it is made for; null for the viewer's own.</param>
[JobKind(PatchActivationsParameters.Kind, Title = "Activation patching", About = "Where in the model, and at which position, does what the answer rests on lie?", Onward = "Open the experiment", Permission = Permission.Infer)]
[JobStages(typeof(ExperimentStages))]
public sealed record PatchActivationsParameters(
    [property: Display(Name = ParameterWords.Model, Description = "Name of the model")] string Model,
    [property: Display(Name = ParameterWords.Prompts, Description = ParameterWords.PromptsHelp)] string PromptSet,
    [property: Display(Name = "Sites", Description = "A heat-map each")] IReadOnlyList<string> Sites,
    [property: Display(Name = "Positions", Description = "Roles such as END, numbers from 0, or all")] IReadOnlyList<string>? Positions,
    [property: Display(Name = "Direction", Description = "Whether the clean run is damaged or the corrupted one repaired")] PatchDirection Direction,
    [property: Display(Name = "Replacement", Description = "What is put in")] AblationKind Replacement,
    [property: Display(Name = "Reference prompts", Description = "For each template, for means and draws on two-name sentences"), Range(1, 1_000)] int ReferencePrompts,
    [property: Display(Name = ParameterWords.Seed, Description = "Of means and draws"), Range(0, long.MaxValue, ErrorMessage = ParameterWords.SeedRefusal)] long Seed,
    [property: Display(Name = "Metric", Description = "What is measured")] MetricKind Metric,
    [property: Display(Name = "Unit", Description = "What 0 and 1 of a cell stand for")] MetricScale Unit,
    [property: Display(Name = ParameterWords.Visibility, Description = ParameterWords.PromptsVisibilityHelp, GroupName = ParameterWords.Access)] Visibility? Visibility,
    [property: Display(Name = ParameterWords.Cohort, Description = ParameterWords.CohortHelp, GroupName = ParameterWords.Access)] int? CohortId)
{
    /// <summary>The name of the kind.</summary>
    public const string Kind = "patch-activations";

    /// <summary>Heads, over all positions.</summary>
    public static PatchActivationsParameters Default(string model, string promptSet) => new(
        model, promptSet, [PatchSiteNames.Z], Positions: null, PatchDirection.Denoise, AblationKind.Twin, ReferencePrompts: 100, Seed: 1,
        MetricKind.LogitDifference, MetricScale.Normalised, Visibility: null, CohortId: null);

    /// <summary>Whether reference prompts are run.</summary>
    [Display(Name = "Reference prompts are run")]
    public bool NeedsReference => Replacement is AblationKind.Mean or AblationKind.Resample;
}
