using Interp.Analysis.Activations;

namespace Interp.Analysis.Dictionaries;

/// <summary>One dictionary for several sites of a model: Lindsey et al. 2024, "Sparse crosscoders". Trains on a joined source.</summary>
public sealed record CrosscoderOptions : PenaltyOptions
{
    /// <summary>Defaults of the norm-weighted L1 penalty.</summary>
    public CrosscoderOptions()
    {
        Coefficient = 2;
        GradientClip = 1;
        CentreInputs = true;
    }

    /// <summary>Norm of decoder rows at the start.</summary>
    public double DecoderNorm { get; init; } = 0.1;

    /// <inheritdoc/>
    public override string Recipe => "crosscoder";

    /// <inheritdoc/>
    public override double BaseLearningRate => LearningRate ?? 1e-3;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Validate()
    {
        var problems = new List<string>(base.Validate());
        Require(problems, DecoderNorm is > 0 and <= 10, $"Decoder rows begin with norm {DecoderNorm}; it must lie above 0 and not above 10.");
        Require(problems, Target is null, "A crosscoder reconstructs its own sites; leave the target out.");
        return problems;
    }

    /// <inheritdoc/>
    protected override bool HasTorchStep => false;

    /// <inheritdoc/>
    protected override SparseRecipe CreateSparse(IActivationSource source) => source is JoinedSource { Parts.Count: > 1 } sites
        ? new CrosscoderRecipe(this, sites)
        : throw new ArgumentException("A crosscoder needs a joined source of two sites or more.", nameof(source));
}
