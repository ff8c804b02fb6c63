namespace Interp.Analysis.Dictionaries;

/// <summary>How good a crosscoder is on held-out text.</summary>
/// <param name="Together">Over all sites: their errors and variances are added, and all are replaced in the same pass of the model.</param>
/// <param name="Sites">Each by itself.</param>
public sealed record CrosscoderMetrics(SaeMetrics Together, IReadOnlyList<SiteMetrics> Sites);

/// <summary>How good a crosscoder is at one of its sites.</summary>
/// <param name="HookPoint">The site.</param>
/// <param name="Reconstruction">Of its raw activations.</param>
/// <param name="HeldOut">Next-token losses with only this site replaced, over the held-out text as it is.</param>
/// <param name="TrainMix">The same with every class weighted by its share of the training split.</param>
public sealed record SiteMetrics(string HookPoint, ReconstructionMetrics Reconstruction, SpliceLosses HeldOut, SpliceLosses TrainMix);
