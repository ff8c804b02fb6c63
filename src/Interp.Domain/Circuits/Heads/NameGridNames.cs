namespace Interp.Domain.Circuits;

/// <summary>Names of the grids that reading off names writes; each has a number for each head.</summary>
public static class NameGridNames
{
    /// <summary>Mean attention from END to the indirect object.</summary>
    public const string ToIo = "to-io";

    /// <summary>Mean attention from END to the first subject.</summary>
    public const string ToS1 = "to-s1";

    /// <summary>Mean attention from END to the second subject.</summary>
    public const string ToS2 = "to-s2";

    /// <summary>Logits of the indirect object over those of a name that is not in the prompt.</summary>
    public const string WritesIo = "writes-io";

    /// <summary>The same of the subject.</summary>
    public const string WritesS = "writes-s";
}
