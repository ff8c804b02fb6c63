using System.Globalization;
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

/// <summary>The end of paths: the logits, or one input of some heads.</summary>
/// <param name="Kind">Which input.</param>
/// <param name="Heads">Empty for the logits. Where query heads share a key head, its keys and values are received by all that share it.</param>
public sealed record PathReceiver(ReceiverKind Kind, IReadOnlyList<HeadName> Heads)
{
    public static PathReceiver Logits { get; } = new(ReceiverKind.Logits, []);

    /// <summary>q, k or v.</summary>
    internal string Letter => Kind switch
    {
        ReceiverKind.Query => "q",
        ReceiverKind.Key => "k",
        ReceiverKind.Value => "v",
        _ => throw new InvalidOperationException("The logits are no input of a head."),
    };
}

/// <summary>The beginning of paths: a head, an MLP, or several of them that send together.</summary>
/// <param name="Name">For people.</param>
/// <param name="Heads">Heads whose outputs are replaced.</param>
/// <param name="Mlps">Layers whose MLP outputs are replaced.</param>
public sealed record PathSender(string Name, IReadOnlyList<HeadName> Heads, IReadOnlyList<int> Mlps)
{
    /// <summary>The first layer that sends.</summary>
    public int FirstLayer => Heads.Select(h => h.Layer).Concat(Mlps).Min();

    public static PathSender Of(HeadName head) => new(head.ToString(), [head], []);

    public static PathSender OfMlp(int layer) => new(string.Create(CultureInfo.InvariantCulture, $"mlp {layer}"), [], [layer]);

    /// <summary>Several heads and MLPs as one sender.</summary>
    public static PathSender Joint(IReadOnlyList<HeadName> heads, IReadOnlyList<int> mlps) =>
        new(string.Join(" + ", heads.Select(h => h.ToString()).Concat(mlps.Select(l => string.Create(CultureInfo.InvariantCulture, $"mlp {l}")))), heads, mlps);

    /// <summary>Each head of the model by itself.</summary>
    public static IReadOnlyList<PathSender> EveryHead(DecoderConfig config) =>
        (from layer in Enumerable.Range(0, config.n_layers) from head in Enumerable.Range(0, config.n_heads) select Of(new HeadName(layer, head))).ToList();

    /// <summary>Each MLP of the model by itself.</summary>
    public static IReadOnlyList<PathSender> EveryMlp(DecoderConfig config) =>
        config.d_mlp == 0 ? [] : Enumerable.Range(0, config.n_layers).Select(OfMlp).ToList();
}
