namespace Interp.Analysis.Circuits;

/// <summary>An edge and what the gradient says that corrupting it adds to the metric.</summary>
/// <param name="From">What writes.</param>
/// <param name="To">What reads.</param>
/// <param name="Score">In the metric's unit, mean over prompts.</param>
/// <param name="Flags">Known reasons to doubt it.</param>
public sealed record ScoredEdge(EdgeSender From, EdgeReceiver To, double Score, AttributionFlags Flags);
