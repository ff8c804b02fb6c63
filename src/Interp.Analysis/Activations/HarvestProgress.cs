namespace Interp.Analysis.Activations;

/// <summary>How far a harvest is.</summary>
/// <param name="Rows">Activations written.</param>
/// <param name="Of">Activations wanted.</param>
public sealed record HarvestProgress(long Rows, long Of);
