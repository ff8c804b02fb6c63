namespace Interp.Analysis.Circuits;

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
