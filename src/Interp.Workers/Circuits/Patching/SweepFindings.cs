using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;

namespace Interp.Workers.Circuits;

/// <summary>What the whole of a sweep says, for its page.</summary>
/// <param name="Prompts">Pairs.</param>
/// <param name="MetricOnClean">Mean over prompts of the plain clean run, raw.</param>
/// <param name="MetricOnCorrupted">Of the plain corrupted run, raw.</param>
/// <param name="UnpatchedValue">The plain run that patches go into, in the cells' unit; cells are changes against it.</param>
/// <param name="NumbersReplaced">Numbers that interventions put in and that differ from those that were there.</param>
/// <param name="LargestChange">The largest of these differences.</param>
/// <param name="Flops">Floating-point operations of all matrix products.</param>
internal sealed record SweepFindings(int Prompts, double MetricOnClean, double MetricOnCorrupted, double UnpatchedValue, long NumbersReplaced, double LargestChange, long Flops)
{
    /// <summary>The unpatched value of a run in a unit.</summary>
    public static double Unpatched(MetricBaselines baselines, PatchDirection direction, MetricScale unit) =>
        baselines.Scale(direction == PatchDirection.Noise ? baselines.Clean : baselines.Corrupted, unit);
}
