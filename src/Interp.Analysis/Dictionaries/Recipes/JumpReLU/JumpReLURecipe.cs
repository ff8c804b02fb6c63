using System.Numerics;
using Interp.Analysis.Activations;
using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// f = z · 1[z &gt; θ] with a learnt θ ≥ 0 of each latent, held as it is (its logarithm freezes under Adam); loss = ‖x − x̂‖² + λ L0 with decoder rows of unit
/// norm, or the tanh loss with free ones.
/// </summary>
public sealed class JumpReLURecipe : PenaltyRecipe
{
    /// <summary>Starts a run.</summary>
    public JumpReLURecipe(JumpReLUOptions options, IActivationSource source)
        : base(options, source, (weights, variance) => MethodOf(options, weights, variance), "threshold")
    {
        StartDecoderBiasAtMedian();
        StartFitted(options.InitialL0, options.Start, bias => Array.Fill(Thresholds, -bias));
    }

    private float[] Thresholds => Parameters.Extra(0);

    /// <inheritdoc/>
    public override SparseAutoencoder Export()
    {
        DictionaryFold fold = Fold(norms: !Method.UnitDecoder);
        return new SparseAutoencoder(SettingsOf(SaeArchitecture.JumpReLU), fold.ToWeights() with { threshold = torch.tensor(fold.Latents(Thresholds)) });
    }

    private static SparseMethod MethodOf(JumpReLUOptions options, SaeParameters weights, double variance)
    {
        (ThresholdObjective objective, DenseObjective dense) = ObjectivesOf(options, weights);
        int auxLatents = Math.Min(options.d_sae, 1 << BitOperations.Log2((uint)Math.Max(1, weights.d_out / 2)));
        return new SparseMethod(() => new WindowSelector(objective.Bounds), objective)
        {
            DecoderBiasAtInput = false,
            ExtraRate = options.ThresholdRate,
            ExtraFloor = 0,
            UnitDecoder = options.Loss == JumpReLULoss.L0,
            Aux = options.AuxWeight > 0 ? new AuxLoss(options.AuxWeight * variance, auxLatents, options.AuxRowStride) : null,
            Adam = options.Loss == JumpReLULoss.L0 ? new AdamSettings(Beta1: 0) : new AdamSettings(),
            Dense = dense,
        };
    }

    private static (ThresholdObjective Sparse, DenseObjective Dense) ObjectivesOf(JumpReLUOptions options, SaeParameters weights)
    {
        float bandwidth = (float)options.Bandwidth, scale = (float)options.TanhScale, preAct = (float)options.PreActCoefficient;
        if (options.Loss == JumpReLULoss.L0)
        {
            var count = new L0Objective(weights, bandwidth);
            return (count, new DenseL0(count, bandwidth));
        }
        var tanh = new TanhObjective(weights, bandwidth, scale, preAct);
        return (tanh, new DenseTanh(tanh, bandwidth, scale, preAct));
    }
}
