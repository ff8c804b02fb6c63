using System.Globalization;

namespace Interp.Analysis.Language;

/// <summary>Pieces named <c>&lt;0xNN&gt;</c>, which stand for one byte of a character that has no piece.</summary>
internal static class BytePiece
{
    /// <summary>The byte, or null for any other piece.</summary>
    public static byte? Read(string piece) =>
        piece.Length == 6 && piece.StartsWith("<0x", StringComparison.Ordinal) && piece[5] == '>'
        && byte.TryParse(piece.AsSpan(3, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
