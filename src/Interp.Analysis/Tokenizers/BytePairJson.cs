using System.Text.Json;

namespace Interp.Analysis.Tokenizers;

/// <summary>Reads a byte-level BPE tokenizer from a Hugging Face <c>tokenizer.json</c>.</summary>
internal static class BytePairJson
{
    public static BytePairTokenizer Read(JsonElement root, string? endOfText)
    {
        if (root.Optional("normalizer") is { } normalizer)
            throw new TokenizerFormatException($"The normalizer '{normalizer.RequiredString("type")}' is not supported for byte-level BPE; use a tokenizer without one.");
        var model = root.Required("model", JsonValueKind.Object);
        RefuseUnsupported(model);
        var special = AddedTokens.Read(root);
        var pieces = PieceTable.Read(model.Required("vocab", JsonValueKind.Object), special);
        var merges = MergeList.Read(model.Required("merges", JsonValueKind.Array), pieces);
        var vocabulary = new BytePairVocabulary(Spelled(pieces, special), merges, special, EndOfTextName.Find(special, endOfText));
        return new(vocabulary, PreTokenizerJson.Read(root));
    }

    /// <summary>The bytes of each piece; empty for special ids.</summary>
    public static byte[][] Spelled(PieceTable pieces, Dictionary<int, string> special)
    {
        var bytes = new byte[pieces.Names.Length][];
        for (var id = 0; id < bytes.Length; id++)
        {
            bytes[id] = special.ContainsKey(id)
                ? []
                : ByteAlphabet.Read(pieces.Names[id]) ??
                  throw new TokenizerFormatException($"Piece {id} ('{pieces.Names[id]}') is not spelled in the byte-level alphabet and is not listed as a special token.");
        }

        return bytes;
    }

    private static void RefuseUnsupported(JsonElement model)
    {
        foreach (var option in (string[])["continuing_subword_prefix", "end_of_word_suffix"])
        {
            if (model.Optional(option) is { ValueKind: JsonValueKind.String } text && text.Text(option).Length > 0)
                throw new TokenizerFormatException($"The BPE option '{option}' is not supported; use a byte-level tokenizer without it.");
        }

        foreach (var option in (string[])["ignore_merges", "byte_fallback"])
        {
            if (model.IsTrue(option))
                throw new TokenizerFormatException($"The BPE option '{option}' is not supported for byte-level tokenizers; use one without it.");
        }

        if (model.Optional("dropout") is { ValueKind: JsonValueKind.Number } dropout && dropout.GetDouble() != 0)
            throw new TokenizerFormatException("BPE with dropout gives different ids each time; set 'dropout' to null.");
    }
}
