namespace Interp.Analysis.Dictionaries;

/// <summary>What a recipe's bookkeeping goes on from after a step, however its batch was computed.</summary>
public interface IBatchFigures
{
    /// <summary>Mean active latents of a row.</summary>
    double L0 { get; }

    /// <summary>The least activation that a choice over the batch kept; 0 where there was none.</summary>
    float LeastKept { get; }
}
