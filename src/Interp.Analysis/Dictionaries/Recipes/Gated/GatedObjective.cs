namespace Interp.Analysis.Dictionaries;

/// <summary>
/// With a = W_enc (x − b_dec): gate π = a + b_gate, magnitude m = e^r a + b_mag, f = 1[π &gt; 0] ReLU(m). Penalty λ Σ ReLU(π), and a second squared error of
/// ReLU(π) decoded by a frozen copy of the decoder. No gradient passes the gate's step.
/// </summary>
/// <param name="parameters">b_enc is b_gate; the further parameters are b_mag and r_mag.</param>
public sealed class GatedObjective(SaeParameters parameters) : PenaltyObjective
{
    /// <summary>π, then ∂loss/∂b_mag; ∂loss/∂r_mag; π for the penalty.</summary>
    public override int Channels => 3;

    /// <inheritdoc/>
    public override bool DecodesGate => true;

    /// <inheritdoc/>
    public override void Activate(ActiveRow row)
    {
        row.Values.CopyTo(row.Channel(0));
        row.Values.CopyTo(row.Channel(2));
        for (int i = 0; i < row.Values.Length; i++)
        {
            int latent = row.Features[i];
            row.Values[i] = MathF.Max(0, Gain(latent) * (row.Values[i] - parameters.b_enc[latent]) + parameters.Extra(0)[latent]);
        }
    }

    /// <inheritdoc/>
    public override float Penalise(ActiveRow row, int rows)
    {
        float sparsity = (float)(Coefficient / rows), sum = 0;
        Span<float> first = row.Channel(0), second = row.Channel(1), gate = row.Channel(2);
        for (int i = 0; i < row.Values.Length; i++)
        {
            int latent = row.Features[i];
            float byGate = first[i] + sparsity, byMagnitude = row.Values[i] > 0 ? row.Gradients[i] : 0;
            sum += gate[i];
            row.Gradients[i] = byGate + byMagnitude * Gain(latent);
            first[i] = byMagnitude;
            second[i] = byMagnitude * (row.Values[i] - parameters.Extra(0)[latent]);
        }
        return (float)Coefficient * sum;
    }

    /// <inheritdoc/>
    public override void Finish(LatentGradient gradient, SparseBatch batch) =>
        gradient.EncoderBias = gradient.Product - Gain(gradient.Latent) * gradient.Extras[0];

    private float Gain(int latent) => MathF.Exp(parameters.Extra(1)[latent]);
}
