using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Interp.Analysis.Language;

/// <summary>
/// SentencePiece-like encoding: the whole text, with a space put before it, is spelled in characters and merged without regard to
/// words. A character without a piece is spelled in bytes where the vocabulary has them (then every text comes back from
/// <see cref="Decode"/>), and is otherwise lost in one unknown id. Thread-safe.
/// </summary>
public sealed class PieceTokenizer : ITokenizer
{
    private readonly PieceVocabulary vocabulary;
    private readonly DocumentIds documentIds;

    internal PieceTokenizer(PieceVocabulary vocabulary, DocumentIds documentIds)
    {
        this.vocabulary = vocabulary;
        this.documentIds = documentIds;
    }

    /// <inheritdoc/>
    public int VocabularySize => vocabulary.Count;

    /// <inheritdoc/>
    public int EndOfText => documentIds.End;

    /// <inheritdoc/>
    public int BeginningOfText => documentIds.Beginning;

    /// <inheritdoc/>
    public IReadOnlyDictionary<int, string> SpecialTokens => vocabulary.SpecialTokens;

    /// <inheritdoc/>
    public string Fingerprint => vocabulary.Fingerprint;

    /// <inheritdoc/>
    public int[] Encode(string text) => text.Length == 0 ? [] : Merged(" " + text);

    /// <summary>
    /// As <see cref="Encode"/>, but without the space before the text: for text that goes on from other text, and for models that were
    /// trained without that space although their tokenizer file, converted by a common template, asks for it.
    /// </summary>
    public int[] EncodeContinuation(string text) => text.Length == 0 ? [] : Merged(text);

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Bytes(int id) => vocabulary.Bytes(id);

    /// <summary>The text of <paramref name="ids"/>, without the space that encoding put before it; invalid UTF-8 becomes U+FFFD.</summary>
    public string Decode(ReadOnlySpan<int> ids)
    {
        var bytes = new ArrayBufferWriter<byte>(Math.Max(16, ids.Length * 4));
        foreach (var id in ids)
            bytes.Write(vocabulary.Bytes(id));
        var text = Encoding.UTF8.GetString(bytes.WrittenSpan);
        return text.StartsWith(' ') ? text[1..] : text;
    }

    private int[] Merged(string text)
    {
        var ids = vocabulary.Spell(text);
        var count = Merging.Apply(vocabulary.Table, CollectionsMarshal.AsSpan(ids));
        return CollectionsMarshal.AsSpan(ids)[..count].ToArray();
    }
}
