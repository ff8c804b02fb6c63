namespace Interp.Analysis.Language;

/// <summary>Turns "any two neighbours that join to a piece" into a list of merges: every way to cut every piece into two pieces.</summary>
internal static class ScoredMerges
{
    /// <summary>The merges, and for each the place of its score among all scores; equal scores share a rank, so the leftmost goes first.</summary>
    public static List<Merge> Build(ScoredPiece[] pieces, IReadOnlyDictionary<int, string> special, out List<int> ranks)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var id = 0; id < pieces.Length; id++)
        {
            if (!special.ContainsKey(id) && BytePiece.Read(pieces[id].Text) is null && !ids.TryAdd(pieces[id].Text, id))
                throw new TokenizerFormatException($"Pieces {ids[pieces[id].Text]} and {id} of tokens.json are the same ('{pieces[id].Text}'); give each piece one id.");
        }

        var scores = pieces.Select(piece => piece.Score).Distinct().OrderDescending().Select((score, rank) => (score, rank)).ToDictionary(s => s.score, s => s.rank);
        var merges = new List<Merge>();
        ranks = [];
        foreach (var (text, id) in ids)
        {
            for (var cut = 1; cut < text.Length; cut++)
            {
                if (char.IsLowSurrogate(text[cut]) || !ids.TryGetValue(text[..cut], out var left) || !ids.TryGetValue(text[cut..], out var right))
                    continue;
                merges.Add(new(left, right, id));
                ranks.Add(scores[pieces[id].Score]);
            }
        }

        return merges;
    }
}
