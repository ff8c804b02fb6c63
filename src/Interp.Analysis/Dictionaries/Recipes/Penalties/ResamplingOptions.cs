namespace Interp.Analysis.Dictionaries;

/// <summary>A penalised recipe that puts dead latents where the loss is large.</summary>
public abstract record ResamplingOptions : PenaltyOptions
{
    /// <summary>
    /// Resampling moments as shares of the run, increasing; none for no resampling. Bricken et al. resampled at 25,000, 50,000, 75,000 and
    /// 100,000 of a million steps; shorter runs need larger shares to leave time between them.
    /// </summary>
    public IReadOnlyList<double> ResampleAt { get; init; } = [0.125, 0.25, 0.375, 0.5];

    /// <summary>Random activations whose losses decide where resampled latents go (the paper: 819,200).</summary>
    public int ResampleRows { get; init; } = 65_536;

    /// <summary>New encoder rows have this share of the mean norm of those alive.</summary>
    public double ResampleEncoderNorm { get; init; } = 0.2;

    /// <summary>Steps after which latents are resampled.</summary>
    public IEnumerable<long> ResampleSteps => ResampleAt.Select(share => (long)Math.Round(share * Steps));

    /// <inheritdoc/>
    public override IReadOnlyList<string> Validate()
    {
        var problems = new List<string>(base.Validate());
        Require(problems, ResampleAt.All(share => share is > 0 and < 1), "Resampling moments are shares of the run, above 0 and below 1.");
        Require(problems, ResampleAt.Zip(ResampleAt.Skip(1)).All(pair => pair.First < pair.Second), "Resampling moments must increase.");
        Require(problems, ResampleRows is >= 16 and <= 10_000_000, $"{ResampleRows} rows for resampling; it must lie between 16 and 10,000,000.");
        Require(problems, ResampleEncoderNorm is > 0 and <= 1, $"Resampled encoder rows have {ResampleEncoderNorm} of the mean norm; it must lie above 0 and not above 1.");
        Require(problems, Target is null, "This recipe trains autoencoders only; leave the target out, or choose topk or jumprelu.");
        return problems;
    }
}
