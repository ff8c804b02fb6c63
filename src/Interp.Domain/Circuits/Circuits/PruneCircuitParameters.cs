using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>Greedy pruning from the answer down (ACDC, Conmy et al. 2023): what can be replaced by the corrupted twin's values without hurting the metric by a threshold goes.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="PromptSet">Name of the prompt set.</param>
/// <param name="Parts">Whether edges or whole heads are pruned.</param>
/// <param name="Metric">What must not get worse.</param>
/// <param name="Threshold">By less than which it may, in the metric's unit.</param>
/// <param name="Visibility">Who may see it; null for those who may see the prompts, the cohort at most.</param>
/// <param name="CohortId">The cohort it is made for; null for the viewer's own.</param>
public sealed record PruneCircuitParameters(
    string Model, string PromptSet, PrunedParts Parts, ExperimentMetric Metric, double Threshold, Visibility? Visibility, int? CohortId)
{
    /// <summary>Edges, by the KL divergence.</summary>
    public static PruneCircuitParameters Default(string model, string promptSet) => new(model, promptSet, PrunedParts.Edges, ExperimentMetric.KlDivergence, Threshold: 0.02, Visibility: null, CohortId: null);
}
