namespace Interp.Analysis.Circuits;

/// <summary>A circuit found by pruning.</summary>
/// <param name="Kept">In the order in which they were tried: from the logits down.</param>
/// <param name="Edges">Of the whole model.</param>
/// <param name="Runs">Forward passes made; inputs of parts that nobody reads any more need none.</param>
/// <param name="Full">Mean metric of the whole model.</param>
/// <param name="Pruned">Mean metric with all but the kept edges removed.</param>
public sealed record PruningResult(IReadOnlyList<PrunedEdge> Kept, int Edges, int Runs, double Full, double Pruned);

/// <summary>An edge that stayed.</summary>
/// <param name="From">Name of the sender.</param>
/// <param name="To">Name of the receiver.</param>
/// <param name="Effect">By how much the metric got worse when it was removed beside all edges that were gone by then: logit difference lost, or KL divergence gained.</param>
public sealed record PrunedEdge(string From, string To, double Effect);
