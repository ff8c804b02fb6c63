namespace Interp.Analysis.Circuits;

/// <summary>A scored edge with what corrupting it does add to the metric.</summary>
/// <param name="Edge">With its score.</param>
/// <param name="Exact">From a run in which this edge alone carries the corrupted value.</param>
public sealed record CheckedEdge(ScoredEdge Edge, double Exact);
