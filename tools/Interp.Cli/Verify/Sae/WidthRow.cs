namespace Interp.Cli.Verify;

/// <summary>One width of a sweep.</summary>
/// <param name="Width">Latents.</param>
/// <param name="ExplainedVariance">On held-out text.</param>
/// <param name="CEScore">Loss recovered against zero ablation, on held-out text.</param>
/// <param name="L0">Active latents of a token.</param>
/// <param name="DeadLatents">Silent on the held-out tokens.</param>
/// <param name="Shared">Latents that have their closest partner in the narrowest dictionary, at a cosine of at least ½, in common with another.</param>
/// <param name="SplitPartners">Latents of the narrowest dictionary that are such a partner of more than one.</param>
internal sealed record WidthRow(int Width, double ExplainedVariance, double CEScore, double L0, int DeadLatents, int Shared, int SplitPartners);
