using System.Numerics.Tensors;
using Interp.Analysis.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// The residuals of nested prefixes. Decoding is incremental: r_j = r_{j−1} + what group j adds, so the cost stays that of one
/// reconstruction. A latent of group g takes part in every prefix from g on, so Σ_{j ≥ g} w_j r_j drives it.
/// </summary>
internal sealed class NestedResiduals(NestedPrefixes prefixes, SaeParameters parameters, int capacity)
{
    /// <summary>Σ_{j ≥ g} w_j r_j for each group g and row, <c>[groups][capacity, d_out]</c>.</summary>
    public float[][] Drives { get; } = [.. prefixes.Ends.Select(_ => new float[checked(capacity * parameters.d_out)])];

    /// <summary>Scores one row.</summary>
    /// <param name="active">Its latents; receives the derivatives.</param>
    /// <param name="residual">−target at first; x̂ − x of the whole dictionary in the end.</param>
    /// <param name="row">Of the batch.</param>
    /// <param name="scale">Of the error's derivative.</param>
    /// <returns>Σ_j w_j ‖r_j‖².</returns>
    public float Score(ActiveRow active, Span<float> residual, int row, float scale)
    {
        int d = parameters.d_out, groups = Drives.Length;
        Span<int> starts = stackalloc int[groups + 1];
        float error = 0;
        for (int group = 0; group < groups; group++)
        {
            starts[group + 1] = starts[group];
            while (starts[group + 1] < active.Features.Length && active.Features[starts[group + 1]] < prefixes.Ends[group])
                starts[group + 1]++;
            RowKernels.AddWeightedRows(parameters.W_dec, active.Features[starts[group]..starts[group + 1]], active.Values[starts[group]..starts[group + 1]], residual);
            float weight = (float)prefixes.Weights[group];
            error += weight * RowKernels.Dot(residual, residual);
            TensorPrimitives.Multiply(residual, weight, Drives[group].AsSpan(row * d, d));
        }
        for (int group = groups - 1; group >= 0; group--)
        {
            Span<float> drive = Drives[group].AsSpan(row * d, d);
            if (group + 1 < groups)
                RowKernels.AddScaled(1, Drives[group + 1].AsSpan(row * d, d), drive);
            for (int i = starts[group]; i < starts[group + 1]; i++)
                active.Gradients[i] = scale * RowKernels.Dot(drive, parameters.Decoder(active.Features[i]));
        }
        return error;
    }
}
