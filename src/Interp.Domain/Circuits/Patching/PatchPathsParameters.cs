using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Interp.Abstractions.Circuits;
using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>Path patching: how much of each sender's effect reaches the receivers. The defaults are Appendix B of the IOI paper.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="PromptSet">Name of the prompt set.</param>
/// <param name="Senders">Heads that send, one cell each; null for every head.</param>
/// <param name="Mlps">Whether each layer's MLP is a sender too.</param>
/// <param name="Receivers">The logits alone, or inputs of heads, patched together.</param>
/// <param name="SenderPositions">Roles at which senders are replaced, or <c>all</c>.</param>
/// <param name="ReceiverPositions">Roles at which heads' inputs are replaced, or <c>all</c>.</param>
/// <param name="ThroughMlps">Whether paths lead through MLPs.</param>
/// <param name="LayerNorm">Whether norms between senders and receivers answer to the change.</param>
/// <param name="Direction">Which run is changed.</param>
/// <param name="Metric">What is measured.</param>
/// <param name="Unit">In which unit.</param>
/// <param name="Visibility">Who may see it; null for those who may see the prompts, the cohort at most.</param>
/// <param name="CohortId">The cohort it is made for; null for the viewer's own.</param>
[JobKind(PatchPathsParameters.Kind, Title = "Path patching", About = "Which heads act directly on the logits, or on the queries, keys and values of other heads?", Onward = "Open the experiment", Permission = Permission.Infer)]
[JobStages(typeof(ExperimentStages))]
public sealed record PatchPathsParameters(
    [property: Display(Name = ParameterWords.Model, Description = "Name of the model")] string Model,
    [property: Display(Name = ParameterWords.Prompts, Description = ParameterWords.PromptsHelp)] string PromptSet,
    [property: Display(Name = "Senders", Description = "Heads such as 9.6; left empty, every head")] IReadOnlyList<string>? Senders,
    [property: Display(Name = "MLPs send", Description = "Each layer’s MLP is a sender too")] bool Mlps,
    [property: Display(Name = "Receivers", Description = "The logits, or inputs of heads: objects of kind and heads")] IReadOnlyList<PathReceiverSpec> Receivers,
    [property: Display(Name = "Senders at", Description = "Roles such as S2, or all")] IReadOnlyList<string> SenderPositions,
    [property: Display(Name = "Receivers at", Description = "Roles, or all; logits are read at END")] IReadOnlyList<string> ReceiverPositions,
    [property: Display(Name = "MLPs on the way", Description = "Whether they answer to the change")] PathPart ThroughMlps,
    [property: Display(Name = "Norms on the way", Description = "Whether they answer to the change")] PathPart LayerNorm,
    [property: Display(Name = "Direction", Description = "Whether the clean run is damaged or the corrupted one repaired")] PatchDirection Direction,
    [property: Display(Name = "Metric", Description = "What is measured")] MetricKind Metric,
    [property: Display(Name = "Unit", Description = "What 0 and 1 of a cell stand for")] MetricScale Unit,
    [property: Display(Name = ParameterWords.Visibility, Description = ParameterWords.PromptsVisibilityHelp, GroupName = ParameterWords.Access)] Visibility? Visibility,
    [property: Display(Name = ParameterWords.Cohort, Description = ParameterWords.CohortHelp, GroupName = ParameterWords.Access)] int? CohortId)
{
    /// <summary>The name of the kind.</summary>
    public const string Kind = "patch-paths";

    /// <summary>Every head to the logits.</summary>
    public static PatchPathsParameters Default(string model, string promptSet) => new(
        model, promptSet, Senders: null, Mlps: false, [new(PathReceiverSpec.Logits)], ["all"], ["END"], PathPart.Recompute, PathPart.Recompute,
        PatchDirection.Noise, MetricKind.LogitDifference, MetricScale.Percent, Visibility: null, CohortId: null);

    /// <summary>Whether the logits receive.</summary>
    [JsonIgnore]
    public bool ToLogits => Receivers is [{ Kind: PathReceiverSpec.Logits }];
}

/// <summary>What receives the patched paths.</summary>
/// <param name="Kind"><see cref="Logits"/>, <see cref="Query"/>, <see cref="Key"/> or <see cref="Value"/>.</param>
/// <param name="Heads">For all but the logits: the heads, such as 9.6.</param>
public sealed record PathReceiverSpec(string Kind, IReadOnlyList<string>? Heads = null)
{
    public const string Logits = "logits";
    public const string Query = "q";
    public const string Key = "k";
    public const string Value = "v";
}
