namespace Interp.Workers.Circuits;

/// <summary>What scoring all heads says.</summary>
/// <param name="FoldedNorm">Whether the gain of the norms was multiplied into the weights before composition was scored.</param>
/// <param name="Tables">In the order of the grids.</param>
internal sealed record HeadFindings(bool FoldedNorm, IReadOnlyList<HeadFinding> Tables);

/// <summary>What one table of scores says, for the experiment's page.</summary>
/// <param name="Name">Of the grid.</param>
/// <param name="Definition">How the numbers were worked out.</param>
/// <param name="Strongest">The heads, or pairs of heads, that stand out most, with their number.</param>
internal sealed record HeadFinding(string Name, string Definition, IReadOnlyList<string> Strongest);
