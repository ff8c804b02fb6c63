namespace Interp.Analysis.Dictionaries;

/// <summary>How good a crosscoder is at one of its sites.</summary>
/// <param name="HookPoint">The site.</param>
/// <param name="Reconstruction">Of its raw activations.</param>
/// <param name="HeldOut">Next-token losses with only this site replaced, over the held-out text as it is.</param>
/// <param name="TrainMix">The same with every class weighted by its share of the training split.</param>
public sealed record SiteMetrics(string HookPoint, ReconstructionMetrics Reconstruction, SpliceLosses HeldOut, SpliceLosses TrainMix);
