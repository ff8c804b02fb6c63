namespace Interp.Analysis.Circuits;

/// <summary>Where edges of a circuit end: the queries, keys or values of one of its heads, or the logits.</summary>
/// <param name="Head">Null for the logits.</param>
/// <param name="Kind">Which input.</param>
public sealed record CircuitInput(HeadAt? Head, ReceiverKind Kind)
{
    public static CircuitInput Logits { get; } = new(null, ReceiverKind.Logits);

    /// <summary>The three inputs of a head.</summary>
    public static IEnumerable<CircuitInput> Of(HeadAt head) => [new(head, ReceiverKind.Query), new(head, ReceiverKind.Key), new(head, ReceiverKind.Value)];

    internal PathReceiver Receiver => Head is { } head ? new PathReceiver(Kind, [head.Head]) : PathReceiver.Logits;
}
