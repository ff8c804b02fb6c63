namespace Interp.Analysis.Dictionaries;

/// <summary>The gradient of a batch's loss by everything that belongs to one latent. One instance serves one thread.</summary>
/// <param name="parameters">The weights.</param>
/// <param name="channels">Of the objective.</param>
public sealed class LatentGradient(SaeParameters parameters, int channels)
{
    /// <summary>The latent.</summary>
    public int Latent { get; internal set; }

    /// <summary>∂loss/∂W_enc[latent], <c>[d_in]</c>.</summary>
    public float[] Encoder { get; } = new float[parameters.d_in];

    /// <summary>∂loss/∂W_dec[latent], <c>[d_out]</c>.</summary>
    public float[] Decoder { get; } = new float[parameters.d_out];

    /// <summary>Σ ∂loss/∂(W_enc[latent] · input) over the rows: what reaches b_dec through the encoder's input.</summary>
    public float Product { get; set; }

    /// <summary>∂loss/∂b_enc[latent].</summary>
    public float EncoderBias { get; set; }

    /// <summary>Sums of the channels, in the end the derivatives by the further parameters.</summary>
    public float[] Extras { get; } = new float[Math.Max(channels, parameters.ExtraNames.Count)];

    internal float[] Scratch { get; } = new float[parameters.d_out];
}
