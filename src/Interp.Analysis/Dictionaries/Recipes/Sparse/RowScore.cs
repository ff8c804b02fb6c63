using Interp.Analysis.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>Decodes the active latents of a row and differentiates its squared error.</summary>
internal static class RowScore
{
    /// <summary>residual += Σ f_i W_dec[i]; then gradient_i = scale · residual · W_dec[i]. Values and gradients may be the same memory.</summary>
    /// <returns>‖residual‖².</returns>
    public static float Decode(SaeParameters parameters, ReadOnlySpan<int> features, ReadOnlySpan<float> values, Span<float> gradients, Span<float> residual, float scale)
    {
        RowKernels.AddWeightedRows(parameters.W_dec, features, values, residual);
        for (int i = 0; i < features.Length; i++)
            gradients[i] = scale * RowKernels.Dot(residual, parameters.Decoder(features[i]));
        return RowKernels.Dot(residual, residual);
    }
}
