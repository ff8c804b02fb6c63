using Interp.Analysis.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>λ Σ tanh(c f_i n_i) + ρ Σ ReLU(θ_i − z_i) n_i with the norms n of the decoder rows.</summary>
/// <remarks>
/// The second sum has a part from nearly every latent of every row. It is never formed: over the inactive rows of a latent Σ z, and Σ x for the
/// gradient, are those over all rows less those over the active ones.
/// </remarks>
/// <param name="parameters">Their first further parameter is θ.</param>
/// <param name="bandwidth">ε.</param>
/// <param name="scale">c.</param>
/// <param name="preAct">ρ.</param>
public sealed class TanhObjective(SaeParameters parameters, float bandwidth, float scale, float preAct) : ThresholdObjective(parameters, bandwidth)
{
    private readonly DecoderNorms _norms = new(parameters);
    private readonly float[] _inputSum = new float[parameters.d_in];

    /// <summary>∂loss/∂θ and ∂loss/∂n.</summary>
    public override int Channels => 2;

    /// <inheritdoc/>
    public override void Begin()
    {
        base.Begin();
        _norms.Refresh();
    }

    /// <inheritdoc/>
    public override float Penalise(ActiveRow row, int rows)
    {
        float perUnit = (float)(Coefficient / rows), penalty = 0;
        Span<float> thresholdGradients = row.Channel(0), normGradients = row.Channel(1);
        for (int i = 0; i < row.Values.Length; i++)
        {
            int latent = row.Features[i];
            float f = row.Values[i], threshold = Thresholds[latent], norm = _norms.Values[latent];
            float tanh = MathF.Tanh(scale * f * norm), slope = perUnit * (1 - tanh * tanh) * scale;
            float gradient = row.Gradients[i] + slope * norm;
            thresholdGradients[i] = InWindow(f, threshold) ? -threshold / Bandwidth * gradient : 0;
            normGradients[i] = slope * f;
            // An active row has no part in the second sum: taking it from the sum over all rows gives back what that takes away.
            row.Gradients[i] = f > 0 ? gradient + preAct * norm / rows : 0;
            penalty += tanh;
        }
        return (float)Coefficient * penalty;
    }

    /// <inheritdoc/>
    public override double BatchPenalty(SparseBatch batch)
    {
        Array.Clear(_inputSum);
        for (int row = 0; row < batch.Rows; row++)
            RowKernels.AddScaled(1, batch.Inputs.Slice(row * Parameters.d_in, Parameters.d_in), _inputSum);
        double sum = 0;
        for (int latent = 0; preAct > 0 && latent < Parameters.d_sae; latent++)
            sum += _norms.Values[latent] * Distance(latent, batch);
        return preAct * sum / batch.Rows;
    }

    /// <inheritdoc/>
    public override void Finish(LatentGradient gradient, SparseBatch batch)
    {
        int latent = gradient.Latent;
        float perRow = preAct * _norms.Values[latent] / batch.Rows;
        RowKernels.AddScaled(-perRow, _inputSum, gradient.Encoder);
        gradient.Product -= perRow * batch.Rows;
        gradient.EncoderBias = gradient.Product;
        gradient.Extras[0] += perRow * (batch.Rows - batch.Fired[latent]);
        double distance = preAct > 0 ? Distance(latent, batch) : 0;
        _norms.AddGradient(latent, gradient.Extras[1] + (float)(preAct * distance / batch.Rows), gradient.Decoder);
    }

    // Σ (θ − z) over the rows on which the latent is not active.
    private double Distance(int latent, SparseBatch batch)
    {
        double all = RowKernels.Dot(_inputSum, Parameters.Encoder(latent)) + (double)batch.Rows * Parameters.b_enc[latent];
        return (batch.Rows - batch.Fired[latent]) * (double)Thresholds[latent] - (all - batch.ActivationSums[latent]);
    }
}
