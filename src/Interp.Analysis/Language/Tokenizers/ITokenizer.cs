namespace Interp.Analysis.Language;

/// <summary>A reversible map from text to token ids; every id stands for a fixed byte string.</summary>
public interface ITokenizer
{
    /// <summary>Number of ids; valid ids are <c>0 .. VocabularySize - 1</c>.</summary>
    int VocabularySize { get; }

    /// <summary>The id that ends a document, or -1 where the vocabulary has none.</summary>
    int EndOfText { get; }

    /// <summary>The id that models expect before a document's first token, or -1; the same as <see cref="EndOfText"/> in GPT-2's family.</summary>
    int BeginningOfText => EndOfText;

    /// <summary>Ids that stand for no text, with their names.</summary>
    IReadOnlyDictionary<int, string> SpecialTokens => System.Collections.Immutable.ImmutableDictionary<int, string>.Empty;

    /// <summary>SHA-256 (hex) of the vocabulary and merges: equal fingerprints give equal ids.</summary>
    string Fingerprint { get; }

    /// <summary>The ids of <paramref name="text"/>, without any id added before or after it.</summary>
    int[] Encode(string text);

    /// <summary>The bytes that <paramref name="id"/> stands for; part of a character for byte-level pieces; empty for special ids.</summary>
    ReadOnlySpan<byte> Bytes(int id);

    /// <summary>The text of <paramref name="ids"/>; bytes that are not valid UTF-8 become U+FFFD.</summary>
    string Decode(ReadOnlySpan<int> ids);
}
