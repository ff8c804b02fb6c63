using System.Text.Json;

namespace Interp.Analysis.Language;

/// <summary>Reads a byte-level BPE tokenizer from a Hugging Face <c>tokenizer.json</c>.</summary>
internal static class BytePairJson
{
    public static BytePairTokenizer Read(JsonElement root, SpecialTokenNames names)
    {
        if (root.Optional("normalizer") is { } normalizer)
            throw new TokenizerFormatException($"The normalizer '{normalizer.RequiredString("type")}' is not supported for byte-level BPE; use a tokenizer without one.");
        var model = root.Required("model", JsonValueKind.Object);
        BpeOptions.RefuseUnsupported(model, "ignore_merges", "byte_fallback");
        var special = AddedTokens.Read(root);
        var pieces = PieceTable.Read(model.Required("vocab", JsonValueKind.Object), special);
        var merges = MergeList.Read(model.Required("merges", JsonValueKind.Array), pieces);
        var vocabulary = new BytePairVocabulary(Spelled(pieces, special), merges, special, names.Find(special));
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
}
