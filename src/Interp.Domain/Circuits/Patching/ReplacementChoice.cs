namespace Interp.Domain.Circuits;

/// <summary>What is put in the place of an activation.</summary>
public enum ReplacementChoice
{
    /// <summary>Its value on the other prompt of the pair.</summary>
    Twin,

    /// <summary>Its mean over reference prompts of the same template, position by position.</summary>
    Mean,

    /// <summary>Its value on a reference prompt of the same template, drawn at random.</summary>
    Resample,

    /// <summary>Zero.</summary>
    Zero,
}
