namespace Interp.Analysis.Numerics;

/// <summary>What counts as a cluster.</summary>
/// <param name="MinClusterSize">Least points of a cluster; at least 2.</param>
/// <param name="MinSamples">A point's core distance is that to its so-manieth nearest other point; at least 1.</param>
public sealed record HdbscanOptions(int MinClusterSize, int MinSamples);
