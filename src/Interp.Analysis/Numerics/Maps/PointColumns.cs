using System.Numerics.Tensors;

namespace Interp.Analysis.Numerics;

/// <summary>Points by dimension, so that distances from one point to all others go through long vectors.</summary>
internal sealed class PointColumns
{
    private readonly float[][] _columns;
    private readonly float[] _scratch;

    public PointColumns(float[] points, int dimensions)
    {
        if (points.Length % dimensions != 0)
            throw new ArgumentException($"{points.Length} numbers are not points of {dimensions}.", nameof(points));
        Count = points.Length / dimensions;
        _columns = [.. Enumerable.Range(0, dimensions).Select(d => Enumerable.Range(0, Count).Select(p => points[(p * dimensions) + d]).ToArray())];
        _scratch = new float[Count];
    }

    public int Count { get; }

    /// <summary>Euclidean distances from a point to all, itself included, into <paramref name="distances"/>.</summary>
    public void DistancesFrom(int point, Span<float> distances)
    {
        distances.Clear();
        foreach (var column in _columns)
        {
            TensorPrimitives.Subtract(column, column[point], _scratch);
            TensorPrimitives.MultiplyAdd<float>(_scratch, _scratch, distances, distances);
        }

        TensorPrimitives.Sqrt<float>(distances, distances);
    }
}
