using System.Text.Json;

namespace Interp.Analysis.Language;

/// <summary>Reads a SentencePiece-like BPE tokenizer (Llama's kind) from a Hugging Face <c>tokenizer.json</c>.</summary>
internal static class PieceJson
{
    // What these files write for a space.
    private const string Underline = "\u2581";

    public static PieceTokenizer Read(JsonElement root, SpecialTokenNames names)
    {
        CheckNormalizer(root);
        var model = root.Required("model", JsonValueKind.Object);
        BpeOptions.RefuseUnsupported(model, "ignore_merges");
        var special = AddedTokens.Read(root);
        var table = PieceTable.Read(model.Required("vocab", JsonValueKind.Object), special);
        var unknown = model.Optional("unk_token") is null ? -1 : table.Find(model.RequiredString("unk_token"));
        if (unknown >= 0)
            special.TryAdd(unknown, table.Names[unknown]);

        // Special ids are never made from text, so a merge that has one as a part or result never applies.
        var merges = MergeList.Read(model.Required("merges", JsonValueKind.Array), table)
            .Where(merge => !special.ContainsKey(merge.Left) && !special.ContainsKey(merge.Right) && !special.ContainsKey(merge.Result));
        var pieces = table.Names.Select(piece => piece.Replace(Underline, " ", StringComparison.Ordinal));
        return new(new PieceVocabulary([.. pieces], [.. merges], ranks: null, special, unknown), names.Find(special));
    }

    // The two steps that together put a space before the text; nothing else is known here.
    private static void CheckNormalizer(JsonElement root)
    {
        if (root.Optional("normalizer") is not { } normalizer)
            throw new TokenizerFormatException("The tokenizer has neither a ByteLevel pre-tokenizer nor the normalizer that spells spaces as '\u2581'; only these two kinds of BPE are supported.");
        if (!string.Equals(normalizer.RequiredString("type"), "Sequence", StringComparison.Ordinal))
            throw new TokenizerFormatException($"The normalizer '{normalizer.RequiredString("type")}' is not supported; a Sequence of Prepend and Replace is.");
        var steps = normalizer.Required("normalizers", JsonValueKind.Array).EnumerateArray().Select(Describe).ToArray();
        if (!steps.AsSpan().SequenceEqual(["Prepend '\u2581'", "Replace ' ' by '\u2581'"]))
            throw new TokenizerFormatException($"The normalizer steps [{string.Join(", ", steps)}] are not supported; only Prepend '\u2581' followed by Replace ' ' by '\u2581' is.");
    }

    private static string Describe(JsonElement step) => step.RequiredString("type") switch
    {
        "Prepend" => $"Prepend '{step.RequiredString("prepend")}'",
        "Replace" when step.Required("pattern", JsonValueKind.Object).Optional("String") is { } text =>
            $"Replace '{text}' by '{step.RequiredString("content")}'",
        var type => type,
    };
}
