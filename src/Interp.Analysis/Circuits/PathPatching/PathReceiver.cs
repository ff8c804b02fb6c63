using Interp.Abstractions.Circuits;

namespace Interp.Analysis.Circuits;

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
