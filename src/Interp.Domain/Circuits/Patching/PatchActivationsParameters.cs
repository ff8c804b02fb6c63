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
public sealed record PatchActivationsParameters(
    string Model,
    string PromptSet,
    IReadOnlyList<string> Sites,
    IReadOnlyList<string>? Positions,
    ExperimentDirection Direction,
    ReplacementChoice Replacement,
    int ReferencePrompts,
    long Seed,
    ExperimentMetric Metric,
    ExperimentUnit Unit,
    Visibility? Visibility,
    int? CohortId)
{
    /// <summary>Heads, over all positions.</summary>
    public static PatchActivationsParameters Default(string model, string promptSet) => new(
        model, promptSet, [PatchSiteNames.Z], Positions: null, ExperimentDirection.Denoise, ReplacementChoice.Twin, ReferencePrompts: 100, Seed: 1,
        ExperimentMetric.LogitDifference, ExperimentUnit.Normalised, Visibility: null, CohortId: null);

    /// <summary>Whether reference prompts are run.</summary>
    public bool NeedsReference => Replacement is ReplacementChoice.Mean or ReplacementChoice.Resample;
}
