namespace Interp.Analysis.Sae;

/// <summary>Everything about a dictionary's formula that its weights do not say.</summary>
/// <param name="Architecture">The activation function.</param>
/// <param name="k">Active latents of <see cref="SaeArchitecture.TopK"/>, else null.</param>
/// <param name="ApplyDecoderBiasToInput">Whether the encoder sees x − b_dec or x itself.</param>
public sealed record SaeSettings(SaeArchitecture Architecture, int? k = null, bool ApplyDecoderBiasToInput = true);
