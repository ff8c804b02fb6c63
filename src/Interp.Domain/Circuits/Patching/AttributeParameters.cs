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
public sealed record AttributeParameters(
    string Model,
    string PromptSet,
    string Method,
    IReadOnlyList<string> Sites,
    int Steps,
    TopSelection Selection,
    int Top,
    ExperimentMetric Metric,
    Visibility? Visibility,
    int? CohortId)
{
    /// <summary>Edges by their gradient on the clean run.</summary>
    public static AttributeParameters Default(string model, string promptSet) => new(
        model, promptSet, AttributionMethodNames.Eap, [PatchSiteNames.Z], Steps: 5, TopSelection.Absolute, Top: 20, ExperimentMetric.LogitDifference, Visibility: null, CohortId: null);
}
