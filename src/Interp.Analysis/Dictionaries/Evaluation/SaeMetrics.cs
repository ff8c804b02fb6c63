namespace Interp.Analysis.Dictionaries;

/// <summary>How good a dictionary is on held-out text.</summary>
/// <param name="Reconstruction">On raw activations.</param>
/// <param name="Firing">Sparsity and dead latents.</param>
/// <param name="HeldOut">Next-token losses over the held-out text as it is; rare classes are over-represented there.</param>
/// <param name="TrainMix">The same with every class weighted by its share of the training split: the model's everyday text.</param>
/// <param name="Classes">The same class by class.</param>
public sealed record SaeMetrics(ReconstructionMetrics Reconstruction, FiringMetrics Firing, SpliceLosses HeldOut, SpliceLosses TrainMix, IReadOnlyList<ClassLosses> Classes);
