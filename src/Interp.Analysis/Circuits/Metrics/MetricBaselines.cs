using Interp.Abstractions.Circuits;

namespace Interp.Analysis.Circuits;

/// <summary>What a metric is on the clean and on the corrupted prompts: the two ends of every scale.</summary>
public sealed record MetricBaselines
{
    // Rounding of fp32 moves a logit difference by less.
    private const double Constant = 1e-5;

    /// <param name="kind">The metric.</param>
    /// <param name="clean">Per prompt, on the clean run.</param>
    /// <param name="corrupted">Per prompt, on the corrupted run.</param>
    /// <exception cref="ArgumentException">No prompt's metric differs between the two runs.</exception>
    public MetricBaselines(MetricKind kind, IReadOnlyList<double> clean, IReadOnlyList<double> corrupted)
    {
        if (clean.Zip(corrupted, (a, b) => Math.Abs(a - b) <= Constant * Math.Max(1, Math.Abs(a))).All(same => same))
            throw new ArgumentException($"The metric is {clean.Average():G4} on the clean and on the corrupted prompts alike, so no patch can move it from one to the other. Choose corrupted prompts that change the answer, or another metric.", nameof(corrupted));
        (Kind, CleanByPrompt, CorruptedByPrompt) = (kind, clean, corrupted);
        (Clean, Corrupted) = (clean.Average(), corrupted.Average());
    }

    public MetricKind Kind { get; }

    public IReadOnlyList<double> CleanByPrompt { get; }

    public IReadOnlyList<double> CorruptedByPrompt { get; }

    /// <summary>Mean over prompts.</summary>
    public double Clean { get; }

    /// <summary>Mean over prompts.</summary>
    public double Corrupted { get; }

    /// <summary>A raw value on a scale. The scales are linear with ends that are means over prompts, so the mean of scaled values is the scaled mean.</summary>
    public double Scale(double value, MetricScale scale) => scale switch
    {
        MetricScale.Raw => value,
        MetricScale.Normalised => (value - Corrupted) / (Clean - Corrupted),
        MetricScale.Percent => 100 * (value - Clean) / Clean,
        _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, "Choose raw, normalised or percent."),
    };

    /// <summary>These baselines, once it is known that <paramref name="scale"/> does not divide by nothing.</summary>
    /// <exception cref="ArgumentException">It would.</exception>
    public MetricBaselines For(MetricScale scale)
    {
        if (scale == MetricScale.Normalised && Math.Abs(Clean - Corrupted) <= Constant * Math.Max(1, Math.Abs(Clean)))
            throw new ArgumentException($"The metric's mean is {Clean:G4} on the clean and on the corrupted prompts alike, so it cannot be normalised. Show it raw, or choose other prompts.", nameof(scale));
        if (scale == MetricScale.Percent && Math.Abs(Clean) <= Constant)
            throw new ArgumentException($"The metric's mean on the clean prompts is {Clean:G4}, so there is nothing to take a percentage of. Show it raw or normalised.", nameof(scale));
        return this;
    }
}
