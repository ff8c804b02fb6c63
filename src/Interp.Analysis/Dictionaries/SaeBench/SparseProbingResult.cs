namespace Interp.Analysis.Dictionaries;

/// <summary>Sparse probing of a dictionary (SAEBench, Karvonen et al. 2025, arXiv 2503.09532).</summary>
/// <param name="Classes">Class by class.</param>
/// <param name="LeftOut">Classes with too few texts.</param>
public sealed record SparseProbingResult(IReadOnlyList<ClassProbe> Classes, IReadOnlyList<string> LeftOut)
{
    /// <summary>Mean accuracy over the classes of the probes on so many latents.</summary>
    public double Mean(int latents) => Classes.Count == 0 ? 0 : Classes.Average(probe => probe.Latents[latents]);

    /// <summary>The same of the baseline.</summary>
    public double MeanOfActivations => Classes.Count == 0 ? 0 : Classes.Average(probe => probe.Activations);
}
