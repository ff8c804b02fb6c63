using System.Buffers;
using System.Globalization;
using System.Text;

namespace Interp.Domain.Library;

/// <summary>Bytes of a token as text for people.</summary>
internal static class TokenDisplay
{
    private const int NoBreakSpace = 0x00A0;
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>The text when the bytes are complete UTF-8, else empty.</summary>
    public static string Exact(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var used) != OperationStatus.Done) return string.Empty;
            text.Append(rune.ToString());
            bytes = bytes[used..];
        }

        return text.ToString();
    }

    /// <summary>
    /// Line breaks and tabs drawn, bytes that are no character as <c>\xE2</c>, and what would be invisible or turn the text around it as
    /// <c>\u202E</c>. Joiners stay, since letters of some scripts need them.
    /// </summary>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            var isRune = Rune.DecodeFromUtf8(bytes, out var rune, out var used) == OperationStatus.Done;
            text.Append(isRune ? Drawn(rune) : Escaped(bytes[..used]));
            bytes = bytes[used..];
        }

        return text.ToString();
    }

    private static string Drawn(Rune rune) => rune.Value switch
    {
        '\n' => "⏎",
        '\t' => "⇥",
        ZeroWidthNonJoiner or ZeroWidthJoiner => rune.ToString(),
        _ when Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control => $"\\x{rune.Value:X2}",
        NoBreakSpace => $"\\u{rune.Value:X4}",
        _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => $"\\u{rune.Value:X4}",
        _ => rune.ToString(),
    };

    private static string Escaped(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length * 4);
        foreach (var value in bytes) text.Append(CultureInfo.InvariantCulture, $"\\x{value:X2}");
        return text.ToString();
    }
}
