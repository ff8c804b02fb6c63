namespace Interp.Analysis.Circuits;

/// <summary>Looks for the K that shows a circuit's worst: in each step some of the remaining nodes are tried and the worst is taken (Wang et al. 2022, appendix).</summary>
/// <param name="Runs">Searches, each from nothing.</param>
/// <param name="Steps">Nodes taken in a run, at most.</param>
/// <param name="Tried">Nodes tried in a step: 10 in the paper for the whole circuit, 5 for the naive one.</param>
public sealed record GreedySearch(int Runs = 10, int Steps = 10, int Tried = 10);
