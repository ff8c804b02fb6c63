namespace Interp.Analysis.Numerics;

/// <summary>The nearest other points of every point, nearest first; of equal distances the lower point first.</summary>
/// <param name="Count">Neighbours of each point.</param>
/// <param name="Indices"><c>[points, Count]</c></param>
/// <param name="Distances"><c>[points, Count]</c></param>
public sealed record NearestNeighbours(int Count, int[] Indices, float[] Distances)
{
    /// <summary>Points in all.</summary>
    public int Points => Indices.Length / Count;

    /// <summary>Neighbours of a point.</summary>
    public ReadOnlySpan<int> Of(int point) => Indices.AsSpan(point * Count, Count);

    /// <summary>How far away they are.</summary>
    public ReadOnlySpan<float> DistancesOf(int point) => Distances.AsSpan(point * Count, Count);
}
