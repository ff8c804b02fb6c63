using Interp.Abstractions.Circuits;

namespace Interp.Analysis.Circuits;

/// <summary>One input of a part of the model that reads the residual stream.</summary>
/// <param name="Name">E.g. 1.2.q, mlp 1 or logits.</param>
/// <param name="Layer">The number of layers for the logits.</param>
/// <param name="Head">For a key or a value the key-value head; null for MLPs and logits.</param>
/// <param name="Part">Which input.</param>
/// <param name="Senders">How many of the graph's senders write before it reads: the first so many.</param>
public sealed record EdgeReceiver(string Name, int Layer, HeadName? Head, ReceiverPart Part, int Senders);

/// <summary>Through which input a part of the model reads the residual stream.</summary>
public enum ReceiverPart
{
    Query,
    Key,
    Value,
    Mlp,
    Logits,
}
