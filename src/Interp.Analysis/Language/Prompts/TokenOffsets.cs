using System.Text;

namespace Interp.Analysis.Language;

/// <summary>Which token of a text holds which character, by counting bytes, so that it works for any tokenizer.</summary>
internal sealed class TokenOffsets
{
    private readonly string _text;
    private readonly int[] _ends;
    private readonly int _added;

    /// <param name="tokenizer">Gives the bytes of a token.</param>
    /// <param name="text">The text.</param>
    /// <param name="tokens">Its tokens, nothing before or after them.</param>
    public TokenOffsets(ITokenizer tokenizer, string text, ReadOnlySpan<int> tokens)
    {
        _text = text;
        _ends = new int[tokens.Length];
        var bytes = 0;
        for (var i = 0; i < tokens.Length; i++) _ends[i] = bytes += tokenizer.Bytes(tokens[i]).Length;
        // Some tokenizers put a space before every text.
        _added = bytes - Encoding.UTF8.GetByteCount(text);
    }

    /// <summary>Position of the token that holds the first byte of character <paramref name="index"/>; null off the text.</summary>
    public int? At(int index)
    {
        if (index < 0 || index >= _text.Length) return null;
        var at = _added + Encoding.UTF8.GetByteCount(_text.AsSpan(0, index));
        for (var token = 0; token < _ends.Length; token++)
        {
            if (at < _ends[token]) return token;
        }

        return null;
    }
}
