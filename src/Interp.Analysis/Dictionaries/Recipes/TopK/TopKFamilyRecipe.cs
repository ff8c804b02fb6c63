using Interp.Analysis.Activations;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Loss = ‖x − x̂‖² / Var(x) + α · AuxK; decoder rows keep unit norm; b_dec starts at the geometric median, W_enc as W_decᵀ. A transcoder's
/// latents start as pairs of an input's direction and its target's.
/// </summary>
public abstract class TopKFamilyRecipe : SparseRecipe
{
    /// <summary>Starts a run.</summary>
    protected TopKFamilyRecipe(TopKFamilyOptions options, IActivationSource source, Func<SparseMethod, SparseMethod> method)
        : base(options, source, (weights, variance) => method(Common(options, weights, variance)))
    {
        StartDecoderBiasAtMedian();
        StartWeights(options.Start);
        if (options.FitsInitialGain)
            FitGain();
    }

    private static SparseMethod Common(TopKFamilyOptions options, SaeParameters weights, double variance) =>
        new(() => new TopKSelector(options.k), new SquaredError { ErrorNormaliser = variance })
        {
            Aux = options.AuxLossFor(weights.d_out),
            Adam = new AdamSettings(Epsilon: 6.25e-10f),
            GradientClip = options.GradientClip,
            DecoderBiasAtInput = options.Target is null,
        };
}
