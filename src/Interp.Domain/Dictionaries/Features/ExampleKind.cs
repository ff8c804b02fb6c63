namespace Interp.Domain.Dictionaries;

/// <summary>How examples of a group were chosen.</summary>
public enum ExampleKind
{
    /// <summary>The highest activations.</summary>
    Top,

    /// <summary>Nearest to one of the levels between the largest activation and zero.</summary>
    Interval,

    /// <summary>The lowest activations above zero.</summary>
    Bottom,
}
