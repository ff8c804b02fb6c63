namespace Interp.Abstractions.Circuits;

/// <summary>What a knocked-out head puts out instead of its own z.</summary>
public enum AblationKind
{
    /// <summary>The mean of the reference prompts of the same template at the same absolute position (Wang et al. 2022).</summary>
    Mean,

    Zero,

    /// <summary>What it puts out on one reference prompt of the same template, drawn by a seed.</summary>
    Resample,

    /// <summary>What it puts out on the prompt's own corrupted twin.</summary>
    Twin,
}
