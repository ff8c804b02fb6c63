namespace Interp.Analysis.Dictionaries;

/// <summary>A loss or a weight stopped being a finite number.</summary>
public sealed class SaeDivergedException(long step, SaeStepMetrics? last)
    : NotFiniteNumberException($"Training diverged at step {step}: a loss or weight is no longer a finite number. "
        + (last is null ? "It was the first step. " : $"One step before, loss was {last.Loss:G4}, FVU {last.FVU:G4}, L0 {last.L0:F1}. ")
        + "Lower the learning rate.")
{
    /// <summary>The step, from 0.</summary>
    public long Step { get; } = step;

    /// <summary>The last finite metrics, if any.</summary>
    public SaeStepMetrics? Last { get; } = last;
}
