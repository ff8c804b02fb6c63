namespace Interp.Domain.Circuits;

/// <summary>What a pruning kept.</summary>
/// <param name="Prompts">Pairs.</param>
/// <param name="Parts">Edges, or heads, of the whole model.</param>
/// <param name="Kept">How many stayed.</param>
/// <param name="WholeModel">Mean metric of the whole model.</param>
/// <param name="PrunedModel">Mean metric with all but the kept replaced.</param>
/// <param name="Runs">Forward passes made.</param>
/// <param name="KeptNodes">Heads that stayed, everywhere.</param>
/// <param name="KeptEdges">Edges that stayed, with what the metric lost without each; none where heads were pruned.</param>
public sealed record PruningFindings(
    int Prompts, int Parts, int Kept, double WholeModel, double PrunedModel, int Runs, IReadOnlyList<CircuitNode> KeptNodes, IReadOnlyList<CircuitEdge> KeptEdges);
