namespace Interp.Analysis.Numerics;

/// <summary>Directions as points of a plane.</summary>
/// <param name="X"><c>[points]</c></param>
/// <param name="Y"><c>[points]</c></param>
/// <param name="Clusters">Cluster of each point, neighbouring numbers for similar clusters; <see cref="Hdbscan.Noise"/> for none.</param>
/// <param name="ClusterCount">Clusters found.</param>
/// <param name="Trustworthiness">Of the picture over 15 neighbours, 0 to 1, estimated on at most 200 points; null where there are too few points.</param>
public sealed record DirectionMap(float[] X, float[] Y, int[] Clusters, int ClusterCount, double? Trustworthiness);
