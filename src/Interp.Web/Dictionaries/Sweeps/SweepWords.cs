using Interp.Domain.Dictionaries;
using Interp.Web.Components;

namespace Interp.Web.Dictionaries;

/// <summary>States of points in people's words.</summary>
internal static class SweepWords
{
    /// <summary>A sign and a style class beside the word, so that a state is never told by colour alone.</summary>
    /// <param name="state">Any state.</param>
    public static (string Mark, string Style, string Word) State(SweepPointState state) => state switch
    {
        SweepPointState.Waiting => ("…", "quiet", "Waiting"),
        SweepPointState.Training => ("▸", "running", "Training"),
        SweepPointState.Trained => ("▸", "running", "To be measured"),
        SweepPointState.Evaluated => ("✓", "good", "Measured"),
        _ => ("✕", "bad", "Failed"),
    };

    /// <summary>How a point is told its sparsity.</summary>
    /// <param name="p">The point.</param>
    public static string Sparsity(SweepPoint p) => p switch
    {
        { K: { } k } => $"k = {Numbers.Count(k)}",
        { TargetL0: { } target } => $"target L0 = {Numbers.Significant(target)}",
        { L1Coefficient: { } penalty } => $"λ = {Numbers.Significant(penalty)}",
        _ => "–",
    };
}
