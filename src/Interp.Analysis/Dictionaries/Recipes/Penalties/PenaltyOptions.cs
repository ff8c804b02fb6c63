namespace Interp.Analysis.Dictionaries;

/// <summary>What the recipes that pay for activations share.</summary>
public abstract record PenaltyOptions : SaeOptions
{
    /// <summary>λ, for rows scaled to E‖x‖² = d_in; with <see cref="TargetL0"/> where the controller begins.</summary>
    public double Coefficient { get; init; } = 2;

    /// <summary>The mean number of active latents to end with; a controller then moves λ. Null for a fixed λ.</summary>
    public double? TargetL0 { get; init; }

    /// <summary>Share of the steps at the start over which λ rises linearly from 0.</summary>
    public double CoefficientWarmUpFraction { get; init; } = 0.05;

    /// <summary>
    /// Whether a ReLU recipe begins with directions of data and a bias that leaves twice the wanted latents active, scaled to fit, rather than with the paper's random
    /// weights, whose half of all latents takes thousands of steps to thin out; null for: where an L0 is wanted.
    /// </summary>
    public bool? FitStart { get; init; }

    /// <summary>Active latents of a fitted start; null for the paper's start.</summary>
    public double? FittedStartL0 => FitStart ?? TargetL0 is not null ? 2 * (TargetL0 ?? 32) : null;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Validate()
    {
        var problems = new List<string>(base.Validate());
        Require(problems, Coefficient is >= 0 and <= 1e6, $"The coefficient is {Coefficient}; it must lie between 0 and a million.");
        Require(problems, TargetL0 is null || (TargetL0 > 0 && TargetL0 <= d_sae), $"The wanted L0 is {TargetL0}; it must lie above 0 and not above d_sae = {d_sae}.");
        Require(problems, TargetL0 is null || Coefficient > 0, "The controller of L0 needs a coefficient above 0 to begin with.");
        Require(problems, CoefficientWarmUpFraction is >= 0 and <= 1, $"The coefficient's warm-up is {CoefficientWarmUpFraction}; it is a share of the run, 0 to 1.");
        return problems;
    }
}
