namespace Interp.Domain.Circuits;

/// <summary>Names of the grids that scoring heads writes.</summary>
public static class HeadGridNames
{
    public const string PreviousToken = "previous-token";
    public const string DuplicateToken = "duplicate-token";
    public const string Induction = "induction";
    public const string CopyScore = "copy-score";

    private const string CompositionStart = "composition-";

    /// <summary>Those with a number for each head.</summary>
    public static IReadOnlyList<string> ByHead { get; } = [PreviousToken, DuplicateToken, Induction, CopyScore];

    /// <summary>Composition through queries, keys or values.</summary>
    /// <param name="letter">q, k or v.</param>
    public static string Composition(char letter) => CompositionStart + letter;

    /// <summary>Whether a grid has a number for each pair of heads.</summary>
    public static bool IsComposition(string name) => name.StartsWith(CompositionStart, StringComparison.Ordinal);
}
