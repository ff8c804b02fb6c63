namespace Interp.Analysis.Dictionaries;

/// <summary>Why an example is on the card.</summary>
public enum ExampleGroup
{
    /// <summary>Among the highest activations of the whole pass.</summary>
    Top,

    /// <summary>A member of the random sample near one of eleven levels between its maximum and 0.</summary>
    Level,

    /// <summary>Among the lowest non-zero activations of the whole pass.</summary>
    Bottom,
}
