namespace Interp.Analysis.Dictionaries;

/// <summary>What <c>cfg.json</c> says.</summary>
/// <param name="Settings">The formula.</param>
/// <param name="Skip">Whether there is a W_skip.</param>
/// <param name="d_in">Entries of an activation.</param>
/// <param name="d_sae">Latents.</param>
/// <param name="d_out">Entries of what the decoder writes.</param>
/// <param name="ScaledInput">Whether the weights are for activations scaled to a mean norm of √d_in.</param>
/// <param name="RankedByDecoderNorm">Whether the k largest are chosen, and given, by z · ‖W_dec row‖.</param>
/// <param name="ScaledLatents">Whether a tensor <c>scaling_factor</c> may weight the latents.</param>
/// <param name="Metadata">What says nothing about the formula.</param>
internal sealed record SaeConfig(
    SaeSettings Settings, bool Skip, int d_in, int d_sae, int d_out, bool ScaledInput, bool RankedByDecoderNorm, bool ScaledLatents, IReadOnlyDictionary<string, string> Metadata);
