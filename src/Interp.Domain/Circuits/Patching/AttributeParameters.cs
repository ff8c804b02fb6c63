using System.ComponentModel.DataAnnotations;
using Interp.Abstractions.Circuits;
using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>First-order estimates of what patching would do, for everything at once, with exact values beside the strongest.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="PromptSet">Name of the prompt set.</param>
/// <param name="Method">One of <see cref="AttributionMethodNames"/>.</param>
/// <param name="Sites">For <see cref="AttributionMethodNames.Nodes"/>: some of <see cref="PatchSiteNames"/>.</param>
/// <param name="Steps">For the integrated methods.</param>
/// <param name="Selection">Which scores are the strongest.</param>
/// <param name="Top">How many of the strongest edges are computed exactly.</param>
/// <param name="Metric">What is measured.</param>
/// <param name="Visibility">Who may see it; null for those who may see the prompts, the cohort at most.</param>
/// <param name="CohortId">The cohort it is made for; null for the viewer's own.</param>
[JobKind(AttributeParameters.Kind, Title = "Attribution", About = "What do gradients say of every activation or edge at once, and are they right about the strongest?", Onward = "Open the experiment", Permission = Permission.Infer)]
[JobStages(typeof(ExperimentStages))]
public sealed record AttributeParameters(
    [property: Display(Name = ParameterWords.Model, Description = "Name of the model")] string Model,
    [property: Display(Name = ParameterWords.Prompts, Description = ParameterWords.PromptsHelp)] string PromptSet,
    [property: Display(Name = "Method", Description = "How effects are estimated")] string Method,
    [property: Display(Name = "Sites", Description = "For attribution to activations")] IReadOnlyList<string> Sites,
    [property: Display(Name = "Steps", Description = "Of the integrated methods"), Range(1, 100)] int Steps,
    [property: Display(Name = "Selection", Description = "Which scores are the strongest")] EdgeSelection Selection,
    [property: Display(Name = "Exact values", Description = "For so many of the strongest"), Range(2, 200)] int Top,
    [property: Display(Name = "Metric", Description = "What is measured")] MetricKind Metric,
    [property: Display(Name = ParameterWords.Visibility, Description = ParameterWords.PromptsVisibilityHelp, GroupName = ParameterWords.Access)] Visibility? Visibility,
    [property: Display(Name = ParameterWords.Cohort, Description = ParameterWords.CohortHelp, GroupName = ParameterWords.Access)] int? CohortId)
{
    /// <summary>The name of the kind.</summary>
    public const string Kind = "attribute";

    /// <summary>Edges by their gradient on the clean run.</summary>
    public static AttributeParameters Default(string model, string promptSet) => new(
        model, promptSet, AttributionMethodNames.Eap, [PatchSiteNames.Z], Steps: 5, EdgeSelection.Absolute, Top: 20, MetricKind.LogitDifference, Visibility: null, CohortId: null);
}
