using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Interp.Analysis.Language;

/// <summary>
/// Byte-level byte-pair encoding (GPT-2's kind). Text is cut into words, each word's UTF-8 bytes are merged pair by pair in the
/// order in which the merges were learned. Every text without lone surrogates comes back unchanged from
/// <see cref="Decode"/>; a lone surrogate, which has no UTF-8 form, is encoded as U+FFFD. Names of special tokens inside a text
/// are text: special ids are never made from it. Thread-safe.
/// </summary>
public sealed class BytePairTokenizer : ITokenizer
{
    private readonly WordCache cache = new();

    public BytePairTokenizer(BytePairVocabulary vocabulary, WordSplit split)
    {
        Vocabulary = vocabulary;
        Split = split;
        Fingerprint = vocabulary.Fingerprint(split.Patterns);
    }

    /// <summary>The pieces and merges.</summary>
    public BytePairVocabulary Vocabulary { get; }

    /// <summary>How text is cut before merging.</summary>
    public WordSplit Split { get; }

    /// <inheritdoc/>
    public int VocabularySize => Vocabulary.Pieces.Count;

    /// <inheritdoc/>
    public int EndOfText => Vocabulary.DocumentIds.End;

    /// <inheritdoc/>
    public int BeginningOfText => Vocabulary.DocumentIds.Beginning;

    /// <inheritdoc/>
    public IReadOnlyDictionary<int, string> SpecialTokens => Vocabulary.SpecialTokens;

    /// <inheritdoc/>
    public string Fingerprint { get; }

    /// <inheritdoc/>
    public int[] Encode(string text)
    {
        var ids = new List<int>(text.Length / 3);
        var start = 0;
        foreach (var end in Split.Ends(text))
        {
            var word = text.AsSpan(start, end - start);
            start = end;
            if (cache.TryGet(word, out var known))
                ids.AddRange(known);
            else
                EncodeWord(word, ids);
        }

        return [.. ids];
    }

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Bytes(int id) => Vocabulary.Piece(id);

    /// <inheritdoc/>
    public string Decode(ReadOnlySpan<int> ids)
    {
        var bytes = new ArrayBufferWriter<byte>(Math.Max(16, ids.Length * 4));
        foreach (var id in ids)
            bytes.Write(Vocabulary.Piece(id));
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private void EncodeWord(ReadOnlySpan<char> word, List<int> ids)
    {
        var most = Encoding.UTF8.GetMaxByteCount(word.Length);
        byte[]? rented = null;
        var utf8 = most <= 256 ? stackalloc byte[256] : rented = ArrayPool<byte>.Shared.Rent(most);
        var length = Encoding.UTF8.GetBytes(word, utf8);

        var first = ids.Count;
        CollectionsMarshal.SetCount(ids, first + length);
        var own = CollectionsMarshal.AsSpan(ids)[first..];
        for (var i = 0; i < length; i++)
            own[i] = Vocabulary.ByteIds[utf8[i]];
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);

        var count = Merging.Apply(Vocabulary.Table, own);
        cache.Remember(word, own[..count]);
        CollectionsMarshal.SetCount(ids, first + count);
    }
}
