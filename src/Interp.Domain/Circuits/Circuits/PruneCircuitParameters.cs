using System.ComponentModel.DataAnnotations;
using Interp.Abstractions.Circuits;
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
[JobKind(PruneCircuitParameters.Kind, Title = "Pruning", About = "Which heads or edges can be taken away without hurting the metric by more than a threshold?", Onward = "Open the experiment", Permission = Permission.Infer)]
[JobStages(typeof(ExperimentStages))]
public sealed record PruneCircuitParameters(
    [property: Display(Name = ParameterWords.Model, Description = "Name of the model")] string Model,
    [property: Display(Name = ParameterWords.Prompts, Description = ParameterWords.PromptsHelp)] string PromptSet,
    [property: Display(Name = "What is pruned", Description = "Edges between heads, or whole heads")] PrunedParts Parts,
    [property: Display(Name = "Metric", Description = "What must not get worse")] MetricKind Metric,
    [property: Display(Name = "Threshold", Description = "By how much the metric may get worse, in its own unit"), Range(0, 100, MinimumIsExclusive = true, ErrorMessage = "Give a threshold above 0 and up to 100: the more, the smaller the circuit.")] double Threshold,
    [property: Display(Name = ParameterWords.Visibility, Description = ParameterWords.PromptsVisibilityHelp, GroupName = ParameterWords.Access)] Visibility? Visibility,
    [property: Display(Name = ParameterWords.Cohort, Description = ParameterWords.CohortHelp, GroupName = ParameterWords.Access)] int? CohortId)
{
    /// <summary>The name of the kind.</summary>
    public const string Kind = "prune-circuit";

    /// <summary>Edges, by the KL divergence.</summary>
    public static PruneCircuitParameters Default(string model, string promptSet) => new(model, promptSet, PrunedParts.Edges, MetricKind.KlDivergence, Threshold: 0.02, Visibility: null, CohortId: null);
}

/// <summary>What a pruning takes away.</summary>
public enum PrunedParts
{
    /// <summary>Edges: what one part passes to one input of another.</summary>
    Edges,

    /// <summary>Heads, at all positions.</summary>
    Heads,
}
