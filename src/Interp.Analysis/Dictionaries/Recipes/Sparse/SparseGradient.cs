using System.Numerics.Tensors;
using Interp.Analysis.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// The gradient of a batch's loss, latent by latent, from the active pairs alone: the two gradient matrices are never
/// formed. Sums run over the rows in their order, whatever the number of threads.
/// </summary>
public sealed class SparseGradient(SaeParameters parameters, SparseBatch batch)
{
    private readonly FeatureIndex _index = new(parameters.d_sae, batch.Method.Objective.Channels);
    private float _errorScale;
    private bool _aux;

    /// <summary>The batch's loss and the parts that only the whole batch determines; call after <see cref="SparseBatch.Run"/>.</summary>
    public SparseLoss Prepare()
    {
        SparseObjective objective = batch.Method.Objective;
        double squares = Sum(batch.Errors), weighted = Sum(batch.WeightedErrors), penalties = Sum(batch.Penalties);
        _errorScale = batch.ErrorScale;
        double loss = (weighted / objective.ErrorNormaliser + penalties) / batch.Rows + objective.BatchPenalty(batch);
        double aux = batch.Aux?.Prepare(batch) ?? 0;
        _aux = batch.Aux is { IsActive: true };
        if (!batch.IsDense)
            _index.Build(batch.Pairs, 1);
        return new SparseLoss(loss + (batch.Method.Aux?.Weight ?? 0) * aux, squares / batch.Rows, aux);
    }

    /// <summary>Writes the derivatives by everything that belongs to one latent.</summary>
    public void Latent(int latent, LatentGradient gradient)
    {
        gradient.Latent = latent;
        if (batch.IsDense)
            TakeDense(latent, gradient);
        else
            Add(latent, gradient);
        if (_aux && batch.Aux!.Index.Rows(latent).Length > 0)
            AddAux(batch.Aux, latent, gradient);
        gradient.EncoderBias = gradient.Product;
        batch.Method.Objective.Finish(gradient, batch);
        if (batch.Method.UnitDecoder)
            UnitRows.RemoveParallel(gradient.Decoder, parameters.Decoder(latent));
    }

    /// <summary>Adds the reconstruction's part of ∂loss/∂b_dec; where the encoder reads x − b_dec there is also −Σ_i Product_i · W_enc[i].</summary>
    public void AddDecoderBias(Span<float> gradient)
    {
        int d = parameters.d_out;
        float[] drive = batch.DriveOf(0);
        for (int row = 0; row < batch.Rows; row++)
            RowKernels.AddScaled(_errorScale, drive.AsSpan(row * d, d), gradient);
    }

    private void TakeDense(int latent, LatentGradient gradient)
    {
        int d_in = parameters.d_in, d_out = parameters.d_out;
        DensePass dense = batch.Dense!;
        dense.EncoderGradient.AsSpan(latent * d_in, d_in).CopyTo(gradient.Encoder);
        TensorPrimitives.Multiply(dense.DecoderGradient.AsSpan(latent * d_out, d_out), _errorScale, gradient.Decoder);
        gradient.Product = dense.Products[latent];
        for (int channel = 0; channel < dense.Channels.Length; channel++)
            gradient.Extras[channel] = dense.Channels[channel][latent];
    }

    private void Add(int latent, LatentGradient gradient)
    {
        Array.Clear(gradient.Encoder);
        Array.Clear(gradient.Decoder);
        gradient.Product = AddRows(_index, latent, batch.DriveOf(latent), gradient.Encoder, gradient.Decoder);
        TensorPrimitives.Multiply(gradient.Decoder, _errorScale, gradient.Decoder);
        for (int channel = 0; channel < batch.Method.Objective.Channels; channel++)
            gradient.Extras[channel] = Sum(_index.Channel(channel, latent));
    }

    private void AddAux(AuxRows aux, int latent, LatentGradient gradient)
    {
        Array.Clear(gradient.Scratch);
        gradient.Product += AddRows(aux.Index, latent, aux.Residuals, gradient.Encoder, gradient.Scratch);
        RowKernels.AddScaled(aux.Scale, gradient.Scratch, gradient.Decoder);
    }

    private float AddRows(FeatureIndex index, int latent, float[] residuals, Span<float> encoder, Span<float> decoder)
    {
        ReadOnlySpan<float> gradients = index.Gradients(latent);
        RowKernels.AddWeightedRows(batch.Inputs, index.Rows(latent), gradients, encoder);
        RowKernels.AddWeightedRows(residuals, index.Rows(latent), index.Values(latent), decoder);
        return Sum(gradients);
    }

    private static float Sum(ReadOnlySpan<float> values)
    {
        float sum = 0;
        foreach (float value in values)
            sum += value;
        return sum;
    }

    private double Sum(float[] perRow)
    {
        double sum = 0;
        for (int row = 0; row < batch.Rows; row++)
            sum += perRow[row];
        return sum;
    }
}
