using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;

namespace Interp.Analysis.Circuits;

/// <summary>
/// Which paths are patched, and what "path" means. The defaults are the IOI paper's (Wang et al. 2022, Appendix B): paths run through MLPs, norms are
/// recomputed, all other heads are frozen.
/// </summary>
public sealed record PathPatchingOptions
{
    /// <summary>One cell each; empty for every head by itself.</summary>
    public IReadOnlyList<PathSender> Senders { get; init; } = [];

    /// <summary>Patched together: the logits alone, or inputs of heads.</summary>
    public IReadOnlyList<PathReceiver> Receivers { get; init; } = [PathReceiver.Logits];

    /// <summary>Roles at which senders' outputs are replaced. Paths do not move between positions, so only those that receivers read matter.</summary>
    public IReadOnlyList<string> SenderPositions { get; init; } = [PositionSet.All];

    /// <summary>Roles at which heads' inputs are replaced; the logits are read at END.</summary>
    public IReadOnlyList<string> ReceiverPositions { get; init; } = [TokenPair.End];

    /// <summary>Whether paths lead through MLPs.</summary>
    public PathPart ThroughMlps { get; init; } = PathPart.Recompute;

    /// <summary>Whether the norms' denominators between senders and receivers, those at the receivers included, answer to the change. The last pass recomputes all norms.</summary>
    public PathPart LayerNorm { get; init; } = PathPart.Recompute;

    public PatchDirection Direction { get; init; } = PatchDirection.Noise;

    public MetricKind Metric { get; init; } = MetricKind.LogitDifference;

    public MetricScale Scale { get; init; } = MetricScale.Percent;

    /// <summary>Paths end at the logits.</summary>
    internal bool ToLogits => Receivers[0].Kind == ReceiverKind.Logits;

    /// <summary>Positions at which changes are followed: the receivers'.</summary>
    internal PositionSet Places(PromptBatch prompts) => PositionSet.Of(prompts, ToLogits ? [TokenPair.End] : ReceiverPositions);
}
