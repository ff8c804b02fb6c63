using Interp.Analysis.Activations;

namespace Interp.Analysis.Dictionaries;

/// <summary>An L1 penalty that turns into Σ f^p with a falling p: Karvonen et al. 2024 (arXiv 2408.00113).</summary>
public sealed record PAnnealOptions : ResamplingOptions
{
    /// <summary>p at the end.</summary>
    public double FinalPower { get; init; } = 0.2;

    /// <summary>Share of the run after which p begins to fall from 1; it ends where the learning rate begins to fall.</summary>
    public double AnnealFrom { get; init; } = 0.2;

    /// <summary>Steps down of p.</summary>
    public int AnnealSteps { get; init; } = 10;

    /// <inheritdoc/>
    public override string Recipe => "p-anneal";

    /// <inheritdoc/>
    public override double BaseLearningRate => LearningRate ?? 1e-3;

    /// <summary>How many times p has fallen before a step.</summary>
    public int LevelAt(long step)
    {
        double from = AnnealFrom * Steps, to = Math.Max(from + AnnealSteps, (1 - DecayFraction) * Steps);
        return (int)Math.Clamp(Math.Floor((step - from) / (to - from) * AnnealSteps) + 1, 0, AnnealSteps);
    }

    /// <summary>p after so many falls.</summary>
    public double PowerOf(int level) => 1 - (1 - FinalPower) * Math.Min(level, AnnealSteps) / AnnealSteps;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Validate()
    {
        var problems = new List<string>(base.Validate());
        Require(problems, FinalPower is > 0 and <= 1, $"The last power is {FinalPower}; it must lie above 0 and not above 1.");
        Require(problems, AnnealFrom is >= 0 and < 1, $"The power falls from {AnnealFrom} of the run on; it must be 0 or more and below 1.");
        Require(problems, AnnealSteps is >= 1 and <= 1000, $"The power falls {AnnealSteps} times; it must be between 1 and 1000.");
        return problems;
    }

    /// <inheritdoc/>
    protected override SparseRecipe CreateSparse(IActivationSource source) => new PAnnealRecipe(this, source);
}
