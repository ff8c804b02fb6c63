namespace Interp.Analysis.Circuits;

/// <summary>An edge that stayed.</summary>
/// <param name="From">Name of the sender.</param>
/// <param name="To">Name of the receiver.</param>
/// <param name="Effect">By how much the metric got worse when it was removed beside all edges that were gone by then: logit difference lost, or KL divergence gained.</param>
public sealed record PrunedEdge(string From, string To, double Effect);
