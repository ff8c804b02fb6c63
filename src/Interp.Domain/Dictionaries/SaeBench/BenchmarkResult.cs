using System.Text.Json.Serialization;

namespace Interp.Domain.Dictionaries;

/// <summary>SAEBench's measures of a dictionary (Karvonen et al. 2025, arXiv 2503.09532), as far as they need no further data sets.</summary>
/// <param name="Core">On held-out text.</param>
/// <param name="Probing">Class by class of the corpus.</param>
/// <param name="LeftOut">Classes with too few texts for a probe.</param>
/// <param name="Absorption">Of the first-letter task.</param>
public sealed record BenchmarkResult(BenchmarkCore Core, IReadOnlyList<BenchmarkProbe> Probing, IReadOnlyList<string> LeftOut, BenchmarkAbsorption Absorption)
{
    /// <summary>Mean over the classes of the accuracy of probes on so many features; null where no class could be probed.</summary>
    /// <param name="features">1, 2 or 5.</param>
    public double? Probed(int features) => Probing.Count == 0 ? null : Probing.Average(p => p.Accuracy[features]);

    /// <summary>The same of probes on all raw activations: the baseline.</summary>
    [JsonIgnore]
    public double? ProbedActivations => Probing.Count == 0 ? null : Probing.Average(p => p.Activations);
}
