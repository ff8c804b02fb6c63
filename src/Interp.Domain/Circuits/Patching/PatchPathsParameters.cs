using System.Text.Json.Serialization;
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
public sealed record PatchPathsParameters(
    string Model,
    string PromptSet,
    IReadOnlyList<string>? Senders,
    bool Mlps,
    IReadOnlyList<PathReceiverSpec> Receivers,
    IReadOnlyList<string> SenderPositions,
    IReadOnlyList<string> ReceiverPositions,
    PathPartChoice ThroughMlps,
    PathPartChoice LayerNorm,
    ExperimentDirection Direction,
    ExperimentMetric Metric,
    ExperimentUnit Unit,
    Visibility? Visibility,
    int? CohortId)
{
    /// <summary>Every head to the logits.</summary>
    public static PatchPathsParameters Default(string model, string promptSet) => new(
        model, promptSet, Senders: null, Mlps: false, [new(PathReceiverSpec.Logits)], ["all"], ["END"], PathPartChoice.Recompute, PathPartChoice.Recompute,
        ExperimentDirection.Noise, ExperimentMetric.LogitDifference, ExperimentUnit.Percent, Visibility: null, CohortId: null);

    /// <summary>Whether the logits receive.</summary>
    [JsonIgnore]
    public bool ToLogits => Receivers is [{ Kind: PathReceiverSpec.Logits }];
}
