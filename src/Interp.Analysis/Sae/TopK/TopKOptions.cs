using Interp.Analysis.Activations;

namespace Interp.Analysis.Sae.TopK;

/// <summary>TopK with the AuxK loss: Gao et al. 2024, "Scaling and evaluating sparse autoencoders" (arXiv 2406.04093).</summary>
public sealed record TopKOptions : TopKFamilyOptions
{
    /// <summary>
    /// Scales the initial encoder so that the first reconstructions fit best. The error then falls several times faster, but
    /// without the overshoot that the first winners must unlearn about a tenth of 4,096 latents never came to fire.
    /// </summary>
    public bool FitInitialGain { get; init; }

    /// <inheritdoc/>
    public override string Recipe => "topk";

    /// <inheritdoc/>
    public override ISaeRecipe CreateRecipe(IActivationSource source) => new TopKRecipe(this, source);
}
