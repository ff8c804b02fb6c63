namespace Interp.Analysis.Circuits;

/// <summary>A row of a heat-map, handed on as soon as it is known.</summary>
/// <param name="Layer">Layer that the row stands for.</param>
/// <param name="Cells">In the order asked for.</param>
public sealed record SweepRow(int Layer, IReadOnlyList<SweepCell> Cells);
