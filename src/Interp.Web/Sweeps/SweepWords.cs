using Interp.Domain.Sweeps;

namespace Interp.Web.Sweeps;

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
        { K: { } k } => $"k = {Formats.Numbers.Count(k)}",
        { TargetL0: { } target } => $"target L0 = {Formats.Numbers.Significant(target)}",
        { L1Coefficient: { } penalty } => $"λ = {Formats.Numbers.Significant(penalty)}",
        _ => "–",
    };
}
