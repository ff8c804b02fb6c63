using System.Text.Json;

namespace Interp.Analysis.Language;

/// <summary>
/// Reads <c>tokens.json</c>, the vocabulary of llama2.c's story models: a list by id of <c>[piece, score]</c>, where any two
/// neighbours that make a piece may merge and the highest score goes first, or a list of single characters.
/// </summary>
public static class TokensJson
{
    private const int MostPieces = 1 << 20;

    /// <summary>Reads the tokenizer in <paramref name="path"/>.</summary>
    /// <exception cref="TokenizerFormatException">The file is malformed.</exception>
    public static PieceTokenizer Read(string path)
    {
        using var document = JsonFields.Open(path);
        var list = document.RootElement;
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() is 0 or > MostPieces)
            throw new TokenizerFormatException($"tokens.json must be a list of 1 to {MostPieces} pieces.");
        var pieces = list.EnumerateArray().Select(Piece).ToArray();
        var special = Special(pieces);
        var merges = ScoredMerges.Build(pieces, special, out var ranks);
        var unknown = special.Where(token => token.Value is "<unk>").Select(token => token.Key).FirstOrDefault(-1);
        var vocabulary = new PieceVocabulary([.. pieces.Select(piece => piece.Text)], merges, ranks, special, unknown);
        return new(vocabulary, SpecialTokenNames.Unstated.Find(special));
    }

    private static ScoredPiece Piece(JsonElement entry, int id)
    {
        var (text, score) = entry.ValueKind switch
        {
            JsonValueKind.String => (entry, 0),
            JsonValueKind.Array when entry.GetArrayLength() == 2 && entry[1].ValueKind == JsonValueKind.Number => (entry[0], entry[1].GetDouble()),
            _ => throw new TokenizerFormatException($"Entry {id} of tokens.json is neither a piece nor [piece, score]."),
        };
        if (text.ValueKind != JsonValueKind.String || text.Text("piece").Length == 0 || !double.IsFinite(score))
            throw new TokenizerFormatException($"Entry {id} of tokens.json has an empty piece or a score that is no number.");
        return new(text.Text("piece"), score);
    }

    // The conversions of SentencePiece models put line breaks around some of these names.
    private static Dictionary<int, string> Special(ScoredPiece[] pieces)
    {
        var special = new Dictionary<int, string>();
        for (var id = 0; id < pieces.Length; id++)
        {
            var name = pieces[id].Text.Trim();
            if (name is not ("<unk>" or "<s>" or "</s>"))
                continue;
            if (special.ContainsValue(name))
                throw new TokenizerFormatException($"tokens.json lists '{name}' twice; give it one id.");
            special.Add(id, name);
        }

        return special;
    }
}
