using System.Globalization;
using System.Text;

namespace Interp.Analysis.Tokenizers;

/// <summary>How a token is shown to people: whitespace kept, newline ⏎, tab ⇥, bytes that are no whole character as <c>\xE2</c>.</summary>
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
