namespace Interp.Domain.Circuits;

/// <summary>What one part of the model passes to another.</summary>
/// <param name="From">embed, a head such as 5.5, or mlp 3.</param>
/// <param name="To">An input of a head such as 8.6.v (or .q, .k), mlp 3, or logits.</param>
/// <param name="Effect">What the metric loses without it.</param>
public sealed record CircuitEdge(string From, string To, double Effect);
