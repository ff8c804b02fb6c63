using System.Globalization;
using System.Text;

namespace Interp.Analysis.Language;

/// <summary>
/// How a token is shown to people: whitespace kept, newline ⏎, tab ⇥, bytes that are no whole character as <c>\xE2</c>, control
/// characters as <c>\x00</c> or <c>\u202E</c>.
/// </summary>
public static class TokenDisplay
{
    /// <summary>The display form of token <paramref name="id"/>; a token without text shows its name, or <c>⟨id⟩</c>.</summary>
    public static string Show(ITokenizer tokenizer, int id)
    {
        var bytes = tokenizer.Bytes(id);
        if (!bytes.IsEmpty)
            return Show(bytes);
        return tokenizer.SpecialTokens.TryGetValue(id, out var name) ? name : string.Create(CultureInfo.InvariantCulture, $"⟨{id}⟩");
    }

    /// <summary>The display form of any bytes.</summary>
    public static string Show(ReadOnlySpan<byte> bytes)
    {
        var shown = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var consumed) == System.Buffers.OperationStatus.Done)
                Append(shown, rune);
            else
                Escape(shown, bytes[..consumed]);
            bytes = bytes[consumed..];
        }

        return shown.ToString();
    }

    private static void Append(StringBuilder shown, Rune rune)
    {
        switch (rune.Value)
        {
            case '\n':
                shown.Append('⏎');
                break;
            case '\t':
                shown.Append('⇥');
                break;
            case < 0x20 or 0x7F:
                Escape(shown, [(byte)rune.Value]);
                break;
            case (>= 0x80 and <= 0x9F) or 0x2028 or 0x2029 or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF:
                // Controls, line separators and marks that turn the direction of what follows would act on the page instead of showing.
                shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}");
                break;
            default:
                shown.Append(rune.ToString());
                break;
        }
    }

    private static void Escape(StringBuilder shown, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
            shown.Append(CultureInfo.InvariantCulture, $"\\x{value:X2}");
    }
}
