using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>A formula with its weights while they are being rewritten; every change gives new tensors in the current dispose scope and the same reconstructions.</summary>
/// <param name="Settings">The formula.</param>
/// <param name="Weights">Its tensors.</param>
internal sealed record SaeFormula(SaeSettings Settings, SaeWeights Weights)
{
    /// <summary>The encoder sees x itself: W_encᵀ b_dec goes into the biases.</summary>
    public SaeFormula SeeingInput() => Settings.SubtractsDecoderBias ? Shifted(-1) : this;

    /// <summary>The encoder sees x − b_dec, as formats without a choice want it; not for a transcoder.</summary>
    public SaeFormula SeeingCentredInput() => Settings.SubtractsDecoderBias ? this : Shifted(1);

    /// <summary>Decoder rows of unit norm; activations are multiplied by what the norms were. A TopK then ranks by the products.</summary>
    public SaeFormula UnitDecoder()
    {
        torch.Tensor norms = Weights.W_dec.norm(1);
        norms = norms.where(norms.gt(0), torch.ones_like(norms));
        return this with
        {
            Weights = Settings.Architecture == SaeArchitecture.Gated
                ? Weights with { W_dec = Weights.W_dec / norms.unsqueeze(1), r_mag = Weights.r_mag! + norms.log(), b_mag = Weights.b_mag! * norms }
                : Weights with { W_enc = Weights.W_enc * norms, W_dec = Weights.W_dec / norms.unsqueeze(1), b_enc = Weights.b_enc! * norms, threshold = Weights.threshold is { } threshold ? threshold * norms : null },
        };
    }

    /// <summary>For raw activations, when the weights were made for activations multiplied by <paramref name="scale"/>.</summary>
    public SaeFormula Unscaled(float scale) =>
        this with { Weights = Weights with { W_enc = Weights.W_enc * scale, W_dec = Weights.W_dec / scale, b_dec = Weights.b_dec / scale } };

    /// <summary>Activations count <paramref name="factors"/> times in the reconstruction.</summary>
    /// <param name="factors"><c>[d_sae]</c></param>
    public SaeFormula Weighted(torch.Tensor factors) => this with { Weights = Weights with { W_dec = Weights.W_dec * factors.unsqueeze(1) } };

    /// <summary>A ReLU as a JumpReLU whose threshold is 0.</summary>
    public SaeFormula AsJumpReLU() => Settings.Architecture == SaeArchitecture.JumpReLU
        ? this
        : new SaeFormula(Settings with { Architecture = SaeArchitecture.JumpReLU }, Weights with { threshold = torch.zeros_like(Weights.b_enc!) });

    /// <summary>The dictionary, which takes the tensors over; <paramref name="file"/> is named where something does not fit.</summary>
    public SparseAutoencoder Build(string file)
    {
        Check(file);
        return new SparseAutoencoder(Settings, Weights);
    }

    /// <exception cref="InvalidDataException">The tensors do not fit together or do not fit the formula.</exception>
    public SaeFormula Check(string file)
    {
        try
        {
            SaeWeightsCheck.Run(Settings, Weights);
            return this;
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException($"{file}: {error.Message}", error);
        }
    }

    private SaeFormula Shifted(float sign)
    {
        torch.Tensor shift = Weights.W_enc.t().mv(Weights.b_dec) * sign;
        SaeSettings settings = Settings with { ApplyDecoderBiasToInput = sign > 0 };
        return Settings.Architecture == SaeArchitecture.Gated
            ? new SaeFormula(settings, Weights with { b_gate = Weights.b_gate! + shift, b_mag = Weights.b_mag! + Weights.r_mag!.exp() * shift })
            : new SaeFormula(settings, Weights with { b_enc = Weights.b_enc! + shift });
    }
}
