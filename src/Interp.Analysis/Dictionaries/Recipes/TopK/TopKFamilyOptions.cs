using System.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>What the recipes that keep the largest activations share.</summary>
public abstract record TopKFamilyOptions : SaeOptions
{
    /// <summary>Active latents per activation, or their mean.</summary>
    public int k { get; init; } = 16;

    /// <summary>α, the weight of the auxiliary loss.</summary>
    public double AuxWeight { get; init; } = 1.0 / 32;

    /// <summary>k_aux; null for the largest power of two not above d_in / 2.</summary>
    public int? AuxLatents { get; init; }

    /// <summary>The auxiliary loss looks at every so-manieth row: a fair sample of the batch at a fraction of the time.</summary>
    public int AuxRowStride { get; init; } = 8;

    /// <summary>Where the decoder directions begin.</summary>
    public DecoderStart Start { get; init; } = DecoderStart.DataDirections;

    /// <summary>
    /// Scales the initial encoder so that the first reconstructions fit best; null for the recipe's own way, which is to do so in runs of up to
    /// <see cref="ShortRun"/> steps. The error then falls several times faster, but without the overshoot that the first winners must unlearn up to a
    /// tenth of the latents never comes to fire. Over a batch rows with many winners overshoot so far that a short run never recovers (EV 0.24 where
    /// TopK had 0.62): there it is always on. docs/sae.md has the numbers.
    /// </summary>
    public bool? FitInitialGain { get; init; }

    /// <summary>Steps of a run that is too short to unlearn the overshoot of its start.</summary>
    public const int ShortRun = 3_000;

    /// <summary>Whether the first reconstructions are fitted.</summary>
    public bool FitsInitialGain => FitInitialGain ?? Steps <= ShortRun;

    /// <summary>
    /// 5e-4 / √(d_sae / 2¹⁴): the paper's rule with a larger constant (2e-4 there), for runs of hundreds of steps rather than
    /// tens of thousands. At 512 → 4,096, k 16, a million activations, 1e-3 left an FVU of 0.27 where 4e-4 left 0.43.
    /// </summary>
    public override double BaseLearningRate => LearningRate ?? 5e-4 / Math.Sqrt(d_sae / 16384.0);

    /// <summary>The auxiliary loss for targets of <paramref name="d_out"/> entries; null when its weight is 0.</summary>
    public AuxLoss? AuxLossFor(int d_out)
    {
        int powerOfTwo = 1 << BitOperations.Log2((uint)Math.Max(1, d_out / 2));
        return AuxWeight > 0 ? new AuxLoss(AuxWeight, Math.Min(AuxLatents ?? powerOfTwo, d_sae), AuxRowStride) : null;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Validate()
    {
        var problems = new List<string>(base.Validate());
        Require(problems, k >= 1 && k <= d_sae, $"k is {k}; it must lie between 1 and d_sae = {d_sae}.");
        Require(problems, AuxWeight is >= 0 and <= 1, $"The auxiliary loss has weight {AuxWeight}; it must lie between 0 and 1.");
        Require(problems, AuxLatents is null or >= 1, $"k_aux is {AuxLatents}; it must be at least 1.");
        Require(problems, AuxRowStride >= 1 && AuxRowStride <= BatchSize, $"The auxiliary loss looks at every {AuxRowStride}th row; it must be between 1 and the batch size.");
        return problems;
    }
}
