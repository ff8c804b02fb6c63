namespace Interp.Domain.Circuits;

/// <summary>A circuit's own page.</summary>
/// <param name="Summary">What lists show.</param>
/// <param name="Nodes">In the order of layers.</param>
/// <param name="Edges">As they were saved.</param>
/// <param name="Notes">Markdown.</param>
/// <param name="Layers">Of its model.</param>
/// <param name="CohortId">The cohort it is shared with.</param>
public sealed record CircuitDetail(
    CircuitSummary Summary, IReadOnlyList<CircuitNode> Nodes, IReadOnlyList<CircuitEdge> Edges, string Notes, int Layers, int? CohortId);
