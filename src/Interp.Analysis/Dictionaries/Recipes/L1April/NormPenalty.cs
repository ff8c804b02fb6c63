namespace Interp.Analysis.Dictionaries;

/// <summary>λ Σ_i f_i n_i with the norms n of the decoder rows, or their sums over sites.</summary>
/// <param name="norms">n.</param>
public sealed class NormPenalty(DecoderNorms norms) : PenaltyObjective
{
    /// <inheritdoc/>
    public override void Begin() => norms.Refresh();

    /// <inheritdoc/>
    public override float Penalise(ActiveRow row, int rows)
    {
        float scale = (float)(Coefficient / rows), sum = 0;
        for (int i = 0; i < row.Values.Length; i++)
        {
            float norm = norms.Values[row.Features[i]];
            sum += row.Values[i] * norm;
            row.Gradients[i] += scale * norm;
        }
        return (float)Coefficient * sum;
    }

    /// <inheritdoc/>
    public override void Finish(LatentGradient gradient, SparseBatch batch) =>
        norms.AddGradient(gradient.Latent, (float)(Coefficient / batch.Rows) * batch.ActivationSums[gradient.Latent], gradient.Decoder);
}
