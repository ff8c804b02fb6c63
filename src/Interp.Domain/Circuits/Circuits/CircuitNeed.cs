namespace Interp.Domain.Circuits;

/// <summary>What a circuit loses without one of its nodes.</summary>
/// <param name="Node">Such as <c>9.6 at END</c>.</param>
/// <param name="Change">Of the mean logit difference, once what may stand in for the node is gone: |F(C \ (K ∪ {v})) − F(C \ K)|.</param>
public sealed record CircuitNeed(string Node, double Change);
