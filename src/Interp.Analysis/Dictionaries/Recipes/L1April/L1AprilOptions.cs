using Interp.Analysis.Activations;

namespace Interp.Analysis.Dictionaries;

/// <summary>ReLU with a penalty on f times the decoder's norm: Anthropic, "Update on how we train SAEs" (April 2024).</summary>
public sealed record L1AprilOptions : PenaltyOptions
{
    /// <summary>The update's λ and limit on the gradient; inputs are centred since the encoder reads x itself.</summary>
    public L1AprilOptions()
    {
        Coefficient = 5;
        GradientClip = 1;
        CentreInputs = true;
    }

    /// <summary>Norm of decoder rows at the start.</summary>
    public double DecoderNorm { get; init; } = 0.1;

    /// <inheritdoc/>
    public override string Recipe => "l1-april";

    /// <summary>1e-3, for runs of hundreds or thousands of steps (5e-5 in the update, for 200,000).</summary>
    public override double BaseLearningRate => LearningRate ?? 1e-3;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Validate()
    {
        var problems = new List<string>(base.Validate());
        Require(problems, DecoderNorm is > 0 and <= 10, $"Decoder rows begin with norm {DecoderNorm}; it must lie above 0 and not above 10.");
        Require(problems, Target is null, "This recipe trains autoencoders only; leave the target out, or choose topk or jumprelu.");
        return problems;
    }

    /// <inheritdoc/>
    protected override SparseRecipe CreateSparse(IActivationSource source) => new L1AprilRecipe(this, source);
}
