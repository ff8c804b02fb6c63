using System.Text.Encodings.Web;
using System.Text.Json;

namespace Interp.Analysis.Language;

/// <summary>The <c>tokenizer.json</c> of a byte-level BPE tokenizer, field by field.</summary>
internal static class TokenizerJsonWriter
{
    // The files are read by tokenizer libraries, never put into a page, so that pieces may stay legible.
    public static JsonWriterOptions Options => new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Utf8JsonWriter json, BytePairTokenizer tokenizer)
    {
        json.WriteStartObject();
        json.WriteString("version", "1.0");
        json.WriteNull("truncation");
        json.WriteNull("padding");
        WriteAddedTokens(json, tokenizer.Vocabulary.SpecialTokens);
        json.WriteNull("normalizer");
        WritePreTokenizer(json, tokenizer.Split);
        json.WriteNull("post_processor");
        json.WriteStartObject("decoder");
        WriteByteLevel(json);
        json.WriteEndObject();
        WriteModel(json, tokenizer.Vocabulary);
        json.WriteEndObject();
    }

    private static void WriteAddedTokens(Utf8JsonWriter json, IReadOnlyDictionary<int, string> specialTokens)
    {
        json.WriteStartArray("added_tokens");
        foreach (var (id, name) in specialTokens)
        {
            json.WriteStartObject();
            json.WriteNumber("id", id);
            json.WriteString("content", name);
            json.WriteBoolean("single_word", false);
            json.WriteBoolean("lstrip", false);
            json.WriteBoolean("rstrip", false);
            json.WriteBoolean("normalized", false);
            json.WriteBoolean("special", true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePreTokenizer(Utf8JsonWriter json, WordSplit split)
    {
        json.WriteStartObject("pre_tokenizer");
        json.WriteString("type", "Sequence");
        json.WriteStartArray("pretokenizers");
        foreach (var pattern in split.Patterns)
        {
            json.WriteStartObject();
            json.WriteString("type", "Split");
            json.WriteStartObject("pattern");
            json.WriteString("Regex", pattern);
            json.WriteEndObject();
            json.WriteString("behavior", "Isolated");
            json.WriteBoolean("invert", false);
            json.WriteEndObject();
        }

        json.WriteStartObject();
        WriteByteLevel(json);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteByteLevel(Utf8JsonWriter json)
    {
        json.WriteString("type", "ByteLevel");
        json.WriteBoolean("add_prefix_space", false);
        json.WriteBoolean("trim_offsets", true);
        json.WriteBoolean("use_regex", false);
    }

    private static void WriteModel(Utf8JsonWriter json, BytePairVocabulary vocabulary)
    {
        json.WriteStartObject("model");
        json.WriteString("type", "BPE");
        json.WriteNull("dropout");
        json.WriteNull("unk_token");
        json.WriteNull("continuing_subword_prefix");
        json.WriteNull("end_of_word_suffix");
        json.WriteBoolean("fuse_unk", false);
        json.WriteBoolean("byte_fallback", false);
        json.WriteBoolean("ignore_merges", false);
        json.WriteStartObject("vocab");
        for (var id = 0; id < vocabulary.Pieces.Count; id++)
            json.WriteNumber(vocabulary.SpecialTokens.GetValueOrDefault(id) ?? ByteAlphabet.Spell(vocabulary.Pieces[id]), id);
        json.WriteEndObject();
        json.WriteStartArray("merges");
        foreach (var (left, right, _) in vocabulary.Merges)
            json.WriteStringValue($"{ByteAlphabet.Spell(vocabulary.Pieces[left])} {ByteAlphabet.Spell(vocabulary.Pieces[right])}");
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
