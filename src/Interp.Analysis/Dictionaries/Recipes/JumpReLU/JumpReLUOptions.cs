using Interp.Analysis.Activations;

namespace Interp.Analysis.Dictionaries;

/// <summary>JumpReLU: Rajamanoharan et al. 2024 (arXiv 2407.14435); with the other loss Anthropic, "Dictionary learning optimization techniques" (January 2025).</summary>
public sealed record JumpReLUOptions : PenaltyOptions
{
    /// <summary>Inputs are centred, since the encoder reads x itself.</summary>
    public JumpReLUOptions()
    {
        Coefficient = 1;
        CentreInputs = true;
    }

    /// <summary>What is paid for an active latent.</summary>
    public JumpReLULoss Loss { get; init; }

    /// <summary>
    /// ε, the width of the window around θ in which the threshold learns, for rows with E‖x‖² = d_in. The first paper's is 0.001 at E‖x‖² = 1; Anthropic's 2 at √d_in.
    /// A short run needs a wide one: few activations fall into a narrow window.
    /// </summary>
    public double Bandwidth { get; init; } = 1;

    /// <summary>
    /// Active latents to begin with, at most a quarter of all: one θ for all latents is found that gives so many, and encoder and θ are scaled so that the first reconstructions fit best.
    /// From a fixed small θ the sum of thousands of directions begins hundreds of times off.
    /// </summary>
    public int InitialL0 { get; init; } = 64;

    /// <summary>
    /// How much faster than the weights θ learns. Adam moves a parameter by about the learning rate and no more, whatever λ: in a short run thresholds would
    /// hardly leave where they began.
    /// </summary>
    public double ThresholdRate { get; init; } = 5;

    /// <summary>c of the tanh.</summary>
    public double TanhScale { get; init; } = 4;

    /// <summary>What an inactive latent pays for its distance from the threshold (tanh loss only).</summary>
    public double PreActCoefficient { get; init; } = 3e-6;

    /// <summary>α of the auxiliary loss that dead latents with z &gt; 0 work on, relative to the variance; 0 for none.</summary>
    public double AuxWeight { get; init; } = 1.0 / 32;

    /// <summary>The auxiliary loss looks at every so-manieth row.</summary>
    public int AuxRowStride { get; init; } = 8;

    /// <summary>Where the decoder directions begin.</summary>
    public DecoderStart Start { get; init; } = DecoderStart.DataDirections;

    /// <inheritdoc/>
    public override string Recipe => "jumprelu";

    /// <summary>1e-3, for runs of hundreds or thousands of steps (7e-5 in the paper, for hundreds of thousands).</summary>
    public override double BaseLearningRate => LearningRate ?? 1e-3;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Validate()
    {
        var problems = new List<string>(base.Validate());
        Require(problems, Bandwidth is > 0 and <= 1000, $"The bandwidth is {Bandwidth}; it must lie above 0 and not above 1000.");
        Require(problems, InitialL0 >= 1, $"The run begins with {InitialL0} active latents; it must be at least 1.");
        Require(problems, ThresholdRate is > 0 and <= 1000, $"Thresholds learn {ThresholdRate} times as fast as weights; it must lie above 0 and not above 1000.");
        Require(problems, TanhScale is > 0 and <= 1000, $"The scale in the tanh is {TanhScale}; it must lie above 0 and not above 1000.");
        Require(problems, PreActCoefficient is >= 0 and <= 1, $"The coefficient of inactive latents is {PreActCoefficient}; it must lie between 0 and 1.");
        Require(problems, AuxWeight is >= 0 and <= 1, $"The auxiliary loss has weight {AuxWeight}; it must lie between 0 and 1.");
        Require(problems, AuxRowStride >= 1 && AuxRowStride <= BatchSize, $"The auxiliary loss looks at every {AuxRowStride}th row; it must be between 1 and the batch size.");
        return problems;
    }

    /// <inheritdoc/>
    protected override SparseRecipe CreateSparse(IActivationSource source) => new JumpReLURecipe(this, source);
}

/// <summary>What a JumpReLU run pays for an active latent.</summary>
public enum JumpReLULoss
{
    /// <summary>λ for each: λ · L0 (Rajamanoharan et al. 2024).</summary>
    L0,

    /// <summary>λ tanh(c · f ‖W_dec‖), and a little for every inactive latent that is far from its threshold (Anthropic, January 2025).</summary>
    Tanh,
}
