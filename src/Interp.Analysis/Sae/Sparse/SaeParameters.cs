namespace Interp.Analysis.Sae.Sparse;

/// <summary>
/// Weights under training, or Adam's moments of them. Both matrices hold one row of d_in numbers per latent (the encoder
/// transposed against <see cref="SparseAutoencoder.W_enc"/>), so that a latent's update touches two contiguous rows.
/// </summary>
/// <param name="d_in">Entries of an activation.</param>
/// <param name="d_sae">Latents.</param>
public sealed class SaeParameters(int d_in, int d_sae)
{
    /// <summary>Entries of an activation.</summary>
    public int d_in { get; } = d_in;

    /// <summary>Latents.</summary>
    public int d_sae { get; } = d_sae;

    /// <summary><c>[d_sae, d_in]</c></summary>
    public float[] W_enc { get; } = new float[checked(d_sae * d_in)];

    /// <summary><c>[d_sae, d_in]</c></summary>
    public float[] W_dec { get; } = new float[checked(d_sae * d_in)];

    /// <summary><c>[d_sae]</c></summary>
    public float[] b_enc { get; } = new float[d_sae];

    /// <summary><c>[d_in]</c></summary>
    public float[] b_dec { get; } = new float[d_in];

    /// <summary>Encoder row of a latent, <c>[d_in]</c>.</summary>
    public Span<float> Encoder(int latent) => W_enc.AsSpan(latent * d_in, d_in);

    /// <summary>Decoder row of a latent, <c>[d_in]</c>.</summary>
    public Span<float> Decoder(int latent) => W_dec.AsSpan(latent * d_in, d_in);
}
