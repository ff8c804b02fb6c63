using System.Numerics.Tensors;
using Interp.Analysis.Activations;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// f = ReLU(W_enc x + b_enc); loss = ‖x − x̂‖² + λ Σ_i f_i ‖W_dec[i]‖, decoder rows free. W_dec starts as short random vectors, W_enc as W_decᵀ, biases
/// at 0. The norms are folded into the activations at export.
/// </summary>
public class L1AprilRecipe : PenaltyRecipe
{
    /// <summary>Starts a run.</summary>
    public L1AprilRecipe(L1AprilOptions options, IActivationSource source)
        : this(options, source, null, options.DecoderNorm)
    {
    }

    /// <summary>Starts a run whose decoder rows are made of sites.</summary>
    protected L1AprilRecipe(PenaltyOptions options, IActivationSource source, IReadOnlyList<int>? sites, double norm)
        : base(options, source, (weights, _) => MethodOf(new NormPenalty(new DecoderNorms(weights, sites)), sites))
    {
        if (options.FittedStartL0 is { } active)
        {
            StartFitted(active, DecoderStart.DataDirections, bias => Array.Fill(Parameters.b_enc, bias));
            return;
        }
        StartWeights(DecoderStart.Random);
        TensorPrimitives.Multiply(Parameters.W_dec, (float)norm, Parameters.W_dec);
        TensorPrimitives.Multiply(Parameters.W_enc, (float)norm, Parameters.W_enc);
    }

    /// <inheritdoc/>
    public override SparseAutoencoder Export() => new(SettingsOf(SaeArchitecture.Standard), Fold(norms: true).ToWeights());

    private static SparseMethod MethodOf(NormPenalty cost, IReadOnlyList<int>? sites) => new(() => new PositiveSelector(), cost)
    {
        DecoderBiasAtInput = false,
        UnitDecoder = false,
        Dense = sites is null ? new DenseNormPenalty(cost) : null,
    };
}
