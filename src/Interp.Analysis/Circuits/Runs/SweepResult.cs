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

/// <summary>One intervention of a sweep and what it did.</summary>
/// <param name="Label">E.g. 9.6, mlp 3, END.</param>
/// <param name="Value">The metric's mean over prompts on the scale asked for.</param>
/// <param name="ByPrompt">The metric of each prompt, raw.</param>
/// <param name="ElementsChanged">Numbers that the intervention put in and that differ from those that were there; 0 means that both runs are alike here, and the value is the unpatched one.</param>
/// <param name="MaxChange">The largest of these differences.</param>
public sealed record SweepCell(string Label, double Value, IReadOnlyList<double> ByPrompt, long ElementsChanged, double MaxChange)
{
    /// <summary>False where no path leads from the intervention to what is read, as from a sender that comes after its receiver: the effect is then exactly none.</summary>
    public bool Reachable { get; init; } = true;
}

/// <summary>A row of a heat-map, handed on as soon as it is known.</summary>
/// <param name="Layer">Layer that the row stands for.</param>
/// <param name="Cells">In the order asked for.</param>
public sealed record SweepRow(int Layer, IReadOnlyList<SweepCell> Cells);
