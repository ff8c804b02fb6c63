using System.Numerics.Tensors;

using Interp.Analysis.Sae.Kernels;

namespace Interp.Analysis.Sae.Sparse;

/// <summary>
/// The gradient of a batch's loss, latent by latent, from the active pairs alone: the two gradient matrices are never
/// formed. Sums run over the rows in their order, whatever the number of threads.
/// </summary>
public sealed class SparseGradient(SaeParameters parameters, SparseBatch batch)
{
    private readonly FeatureIndex _index = new(parameters.d_sae);
    private readonly FeatureIndex _auxIndex = new(parameters.d_sae);
    private float _errorScale;
    private float _auxScale;
    private bool _aux;

    /// <summary>The batch's loss and the parts that only the whole batch determines; call after <see cref="SparseBatch.Run"/>.</summary>
    public SparseLoss Prepare()
    {
        SparseObjective objective = batch.Objective;
        double squares = Sum(batch.Errors, 1), active = Sum(batch.Activations, 1);
        _errorScale = (float)(2 / (batch.Rows * objective.ErrorNormaliser));
        double loss = (squares / objective.ErrorNormaliser + objective.Sparsity * active) / batch.Rows;
        double aux = PrepareAux();
        if (!batch.IsDense)
            _index.Build(batch.Pairs, 1);
        return new SparseLoss(loss + objective.AuxWeight * aux, squares / batch.Rows, aux);
    }

    /// <summary>Writes ∂loss/∂W_enc[latent] and ∂loss/∂W_dec[latent], each <c>[d_in]</c>.</summary>
    /// <returns>∂loss/∂b_enc[latent].</returns>
    public float Latent(int latent, Span<float> encoder, Span<float> decoder, Span<float> scratch)
    {
        if (batch.IsDense)
            return Dense(latent, encoder, decoder);
        encoder.Clear();
        decoder.Clear();
        float bias = Add(_index, latent, batch.Residuals, encoder, decoder);
        TensorPrimitives.Multiply(decoder, _errorScale, decoder);
        if (!_aux || _auxIndex.Rows(latent).Length == 0)
            return bias;
        scratch.Clear();
        bias += Add(_auxIndex, latent, batch.AuxResiduals, encoder, scratch);
        RowKernels.AddScaled(_auxScale, scratch, decoder);
        return bias;
    }

    /// <summary>Adds the reconstruction's part of ∂loss/∂b_dec; the encoder's part is −Σ_i ∂loss/∂b_enc[i] · W_enc[i].</summary>
    public void AddDecoderBias(Span<float> gradient)
    {
        int d = parameters.d_in;
        for (int row = 0; row < batch.Rows; row++)
            RowKernels.AddScaled(_errorScale, batch.Residuals.AsSpan(row * d, d), gradient);
    }

    private float Dense(int latent, Span<float> encoder, Span<float> decoder)
    {
        int d = parameters.d_in;
        DensePass dense = batch.Dense!;
        dense.EncoderGradient.AsSpan(latent * d, d).CopyTo(encoder);
        TensorPrimitives.Multiply(dense.DecoderGradient.AsSpan(latent * d, d), _errorScale, decoder);
        return dense.BiasGradient[latent];
    }

    private float Add(FeatureIndex index, int latent, float[] residuals, Span<float> encoder, Span<float> decoder)
    {
        ReadOnlySpan<float> gradients = index.Gradients(latent);
        RowKernels.AddWeightedRows(batch.Centred, index.Rows(latent), gradients, encoder);
        RowKernels.AddWeightedRows(residuals, index.Rows(latent), index.Values(latent), decoder);
        float bias = 0;
        foreach (float gradient in gradients)
            bias += gradient;
        return bias;
    }

    // AuxK = Σ‖ê − e‖² / Σ‖e − ē‖² over the rows looked at, e = x − x̂ held constant; 0 where there is nothing to explain.
    private double PrepareAux()
    {
        _aux = batch.AuxPairs.RowCount > 0;
        if (!_aux)
            return 0;
        int d = parameters.d_in, stride = batch.Objective.AuxRowStride;
        float[] mean = new float[d];
        for (int row = 0; row < batch.Rows; row += stride)
            RowKernels.AddScaled(1f / batch.AuxPairs.RowCount, batch.Residuals.AsSpan(row * d, d), mean);
        double spread = Sum(batch.Errors, stride) - (double)batch.AuxPairs.RowCount * RowKernels.Dot(mean, mean);
        _aux = spread > 0;
        if (!_aux)
            return 0;
        _auxScale = (float)(2 * batch.Objective.AuxWeight / spread);
        TensorPrimitives.Multiply(batch.AuxPairs.Gradients, _auxScale, batch.AuxPairs.Gradients);
        _auxIndex.Build(batch.AuxPairs, stride);
        return Sum(batch.AuxErrors, stride) / spread;
    }

    private double Sum(float[] perRow, int stride)
    {
        double sum = 0;
        for (int row = 0; row < batch.Rows; row += stride)
            sum += perRow[row];
        return sum;
    }
}
