using Interp.Abstractions.Circuits;

namespace Interp.Analysis.Circuits;

/// <summary>A finished sweep.</summary>
/// <param name="Baselines">The metric of the two plain runs.</param>
/// <param name="Scale">Unit of the cells' values.</param>
/// <param name="Rows">By layer, from the first.</param>
/// <param name="Flops">Floating-point operations of all matrix products.</param>
/// <param name="CacheBytes">What was kept of the plain runs.</param>
public sealed record SweepResult(MetricBaselines Baselines, MetricScale Scale, IReadOnlyList<SweepRow> Rows, long Flops, long CacheBytes)
{
    /// <summary>The value of an unpatched run on the scale: that of the run which the patches go into.</summary>
    public double Unpatched(PatchDirection direction) => Baselines.Scale(direction == PatchDirection.Noise ? Baselines.Clean : Baselines.Corrupted, Scale);
}
