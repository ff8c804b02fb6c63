namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Weights under training, or Adam's moments of them. Both matrices hold one row of numbers per latent (the encoder
/// transposed against <see cref="SparseAutoencoder.W_enc"/>), so that a latent's update touches two contiguous rows.
/// </summary>
public sealed class SaeParameters
{
    private readonly float[][] _extras;

    /// <param name="d_in">Entries of an activation that is read.</param>
    /// <param name="d_sae">Latents.</param>
    /// <param name="d_out">Entries of an activation that is written; null for d_in.</param>
    /// <param name="skip">Whether a linear map goes past the latents.</param>
    /// <param name="extras">Names of further parameters with one number per latent, e.g. thresholds.</param>
    public SaeParameters(int d_in, int d_sae, int? d_out = null, bool skip = false, IReadOnlyList<string>? extras = null)
    {
        (this.d_in, this.d_sae, this.d_out) = (d_in, d_sae, d_out ?? d_in);
        W_enc = new float[checked(d_sae * d_in)];
        W_dec = new float[checked(d_sae * this.d_out)];
        b_enc = new float[d_sae];
        b_dec = new float[this.d_out];
        W_skip = new float[skip ? this.d_out * d_in : 0];
        ExtraNames = extras ?? [];
        _extras = [.. ExtraNames.Select(_ => new float[d_sae])];
    }

    /// <summary>Entries of an activation that is read.</summary>
    public int d_in { get; }

    /// <summary>Latents.</summary>
    public int d_sae { get; }

    /// <summary>Entries of an activation that is written.</summary>
    public int d_out { get; }

    /// <summary><c>[d_sae, d_in]</c></summary>
    public float[] W_enc { get; }

    /// <summary><c>[d_sae, d_out]</c></summary>
    public float[] W_dec { get; }

    /// <summary><c>[d_sae]</c></summary>
    public float[] b_enc { get; }

    /// <summary><c>[d_out]</c></summary>
    public float[] b_dec { get; }

    /// <summary><c>[d_out, d_in]</c>, or empty.</summary>
    public float[] W_skip { get; }

    /// <summary>Names of the further parameters.</summary>
    public IReadOnlyList<string> ExtraNames { get; }

    /// <summary>Everything by name, live, in a fixed order.</summary>
    public IEnumerable<KeyValuePair<string, float[]>> Named =>
    [
        new("W_enc", W_enc), new("W_dec", W_dec), new("b_enc", b_enc), new("b_dec", b_dec),
        .. W_skip.Length > 0 ? [new KeyValuePair<string, float[]>("W_skip", W_skip)] : Array.Empty<KeyValuePair<string, float[]>>(),
        .. ExtraNames.Zip(_extras, KeyValuePair.Create),
    ];

    /// <summary>Encoder row of a latent, <c>[d_in]</c>.</summary>
    public Span<float> Encoder(int latent) => W_enc.AsSpan(latent * d_in, d_in);

    /// <summary>Decoder row of a latent, <c>[d_out]</c>.</summary>
    public Span<float> Decoder(int latent) => W_dec.AsSpan(latent * d_out, d_out);

    /// <summary>One of the further parameters, <c>[d_sae]</c>.</summary>
    public float[] Extra(int index) => _extras[index];

    /// <summary>Zeros of the same shapes.</summary>
    public SaeParameters ZerosLike() => new(d_in, d_sae, d_out, W_skip.Length > 0, ExtraNames);

    /// <summary>Sets everything that belongs to one latent to 0.</summary>
    public void Clear(int latent)
    {
        Encoder(latent).Clear();
        Decoder(latent).Clear();
        b_enc[latent] = 0;
        foreach (float[] extra in _extras)
            extra[latent] = 0;
    }
}
