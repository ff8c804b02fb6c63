namespace Interp.Domain.Circuits;

/// <summary>What a head that is knocked out puts out instead.</summary>
public enum CircuitAblation
{
    /// <summary>Its mean over reference prompts of the same template, position by position.</summary>
    Mean,

    Zero,

    /// <summary>What it puts out on one reference prompt of the same template.</summary>
    Resample,

    /// <summary>What it puts out on the prompt's own corrupted twin.</summary>
    Twin,
}
