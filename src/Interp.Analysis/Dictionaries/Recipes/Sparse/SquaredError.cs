namespace Interp.Analysis.Dictionaries;

/// <summary>No penalty: the selection alone makes it sparse.</summary>
public sealed class SquaredError : SparseObjective;
