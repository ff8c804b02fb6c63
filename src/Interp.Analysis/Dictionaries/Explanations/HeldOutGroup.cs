namespace Interp.Analysis.Dictionaries;

/// <summary>Why an example is in the test of an explanation.</summary>
public enum HeldOutGroup
{
    /// <summary>Among the highest activations.</summary>
    Top,

    /// <summary>Near one of eleven levels between the maximum and 0, or among the lowest.</summary>
    Level,

    /// <summary>Anywhere.</summary>
    Random,

    /// <summary>On a token that the highest activations are on, elsewhere.</summary>
    OutOfContext,
}
