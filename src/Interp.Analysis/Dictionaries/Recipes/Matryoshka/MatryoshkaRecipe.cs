using Interp.Analysis.Activations;

namespace Interp.Analysis.Dictionaries;

/// <summary>BatchTopK over all latents, where every prefix of the dictionary has to reconstruct by itself: mean over prefixes of ‖x − x̂_j‖² / Var(x).</summary>
public sealed class MatryoshkaRecipe(MatryoshkaOptions options, IActivationSource source)
    : BatchTopKRecipe(options, source, method => method with { Prefixes = options.Prefixes });
