namespace Interp.Analysis.Dictionaries;

/// <summary>Everything about a dictionary's formula that its weights do not say.</summary>
/// <param name="Architecture">The activation function.</param>
/// <param name="k">Active latents of <see cref="SaeArchitecture.TopK"/>, else null.</param>
/// <param name="ApplyDecoderBiasToInput">Whether the encoder sees x − b_dec or x itself; a transcoder always sees x itself.</param>
public sealed record SaeSettings(SaeArchitecture Architecture, int? k = null, bool ApplyDecoderBiasToInput = true)
{
    /// <summary>Whether the decoder predicts another activation than the encoder reads, of a width of its own (d_out).</summary>
    public bool Transcoder { get; init; }

    /// <summary>The places of a crosscoder, whose activations lie one after the other in x and x̂; null for a dictionary of one place.</summary>
    public IReadOnlyList<SaeSite>? Sites { get; init; }

    /// <summary>Whether the encoder sees x − b_dec.</summary>
    public bool SubtractsDecoderBias => ApplyDecoderBiasToInput && !Transcoder;
}
