using System.Numerics.Tensors;
using Interp.Analysis.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>Keeps decoder rows on the unit sphere.</summary>
public static class UnitRows
{
    /// <summary>g ← g − (g·w) w: takes away the part of the gradient that only changes the length of the unit vector w.</summary>
    public static void RemoveParallel(Span<float> gradient, ReadOnlySpan<float> unit) =>
        RowKernels.AddScaled(-RowKernels.Dot(gradient, unit), unit, gradient);

    /// <summary>w ← w / ‖w‖. A zero vector stays as it is.</summary>
    /// <returns>The norm before; not finite when the row is not.</returns>
    public static float Normalise(Span<float> row)
    {
        float norm = MathF.Sqrt(RowKernels.Dot(row, row));
        if (norm > 0 && float.IsFinite(norm))
            TensorPrimitives.Multiply(row, 1 / norm, row);
        return norm;
    }
}
