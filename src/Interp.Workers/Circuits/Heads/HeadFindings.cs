namespace Interp.Workers.Circuits;

/// <summary>What scoring all heads says.</summary>
/// <param name="FoldedNorm">Whether the gain of the norms was multiplied into the weights before composition was scored.</param>
/// <param name="Tables">In the order of the grids.</param>
internal sealed record HeadFindings(bool FoldedNorm, IReadOnlyList<HeadFinding> Tables);
