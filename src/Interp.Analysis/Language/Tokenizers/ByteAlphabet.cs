using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace Interp.Analysis.Language;

/// <summary>
/// The alphabet in which byte-level vocabularies spell bytes as printable characters: printable Latin-1 stands for itself,
/// every other byte is moved, in order, to U+0100 and up. So a space reads <c>Ġ</c> and a newline <c>Ċ</c>.
/// </summary>
internal static class ByteAlphabet
{
    private static readonly ImmutableArray<char> Letters = Build();

    private static readonly FrozenDictionary<char, byte> Values =
        Letters.Select((letter, value) => KeyValuePair.Create(letter, (byte)value)).ToFrozenDictionary();

    /// <summary>The piece that spells <paramref name="bytes"/>.</summary>
    public static string Spell(ReadOnlySpan<byte> bytes)
    {
        var piece = new StringBuilder(bytes.Length);
        foreach (var value in bytes)
            piece.Append(Letters[value]);
        return piece.ToString();
    }

    /// <summary>The bytes that <paramref name="piece"/> spells, or null where it holds a character outside the alphabet.</summary>
    public static byte[]? Read(ReadOnlySpan<char> piece)
    {
        var bytes = new byte[piece.Length];
        for (var i = 0; i < piece.Length; i++)
        {
            if (!Values.TryGetValue(piece[i], out bytes[i]))
                return null;
        }

        return bytes;
    }

    private static ImmutableArray<char> Build()
    {
        var letters = ImmutableArray.CreateBuilder<char>(256);
        var next = '\u0100';
        for (var value = 0; value < 256; value++)
            letters.Add(value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or >= 0xAE ? (char)value : next++);
        return letters.ToImmutable();
    }
}
