using Interp.Analysis.Language;
using Interp.Analysis.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// The 60 held-out examples of "Towards Monosemanticity": 6 of the highest activations, 2 from each of the 12 other groups of the card, 10 from
/// anywhere, 20 on the tokens of the highest activations in other places. A feature with fewer than 20 hits has only the first kind of its own, as on the card;
/// what there is too little of is left short.
/// </summary>
public static class HeldOutProtocol
{
    public const int Top = 6;

    public const int PerGroup = 2;

    public const int Random = 10;

    public const int OutOfContext = 20;

    /// <summary>The test of one feature, in a random order.</summary>
    /// <param name="corpus">Whose held-out documents.</param>
    /// <param name="contextLength">Of the model.</param>
    /// <param name="hits">Where the feature fires.</param>
    /// <param name="seed">Of every choice and of the order.</param>
    public static HeldOutExample[] Choose(TokenCorpus corpus, int contextLength, FeatureHits hits, long seed)
    {
        var text = HeldOutRows.Read(corpus, contextLength);
        var values = hits.Rows.Zip(hits.Values).ToDictionary(h => h.First, h => h.Second);
        var silent = corpus.Manifest.EndOfText;
        return [.. Choose(text.Tokens, row => text.Tokens[row] != silent, hits, seed).Select(chosen => Cut(text, chosen.Row, chosen.Group, values))];
    }

    /// <summary>The rows chosen, each once, in the order in which they are shown.</summary>
    internal static List<(int Row, HeldOutGroup Group)> Choose(int[] tokens, Func<int, bool> counts, FeatureHits hits, long seed)
    {
        var random = new SeededRandom(seed, stream: 60);
        var chosen = new Dictionary<int, HeldOutGroup>();
        var byValue = hits.Rows.Zip(hits.Values).OrderByDescending(h => h.Second).ThenBy(h => h.First).ToArray();
        Take(byValue.Select(h => h.First), Top, HeldOutGroup.Top, chosen);
        if (byValue.Length >= CardLayout.ExtremeExamples)
        {
            for (var level = 0; level < CardLayout.Levels; level++)
            {
                var target = CardLayout.LevelTarget(byValue[0].Second, level);
                Take(byValue.OrderBy(h => Math.Abs(h.Second - target)).ThenBy(h => h.First).Select(h => h.First), PerGroup, HeldOutGroup.Level, chosen);
            }

            Take(byValue.Reverse().Select(h => h.First), PerGroup, HeldOutGroup.Level, chosen);
        }

        var rows = Enumerable.Range(0, tokens.Length).Where(counts).ToArray();
        var highest = byValue.Take(CardLayout.ExtremeExamples).Select(h => h.First).ToHashSet();
        var shown = highest.Select(row => tokens[row]).ToHashSet();
        Take(Shuffled(rows, random), Random, HeldOutGroup.Random, chosen);
        Take(Shuffled([.. rows.Where(row => shown.Contains(tokens[row]) && !highest.Contains(row))], random), OutOfContext, HeldOutGroup.OutOfContext, chosen);
        return [.. Shuffled([.. chosen.Keys.Order()], random).Select(row => (row, chosen[row]))];
    }

    private static void Take(IEnumerable<int> rows, int count, HeldOutGroup group, Dictionary<int, HeldOutGroup> chosen)
    {
        foreach (var row in rows.Where(row => !chosen.ContainsKey(row)).Take(count).ToArray()) chosen[row] = group;
    }

    /// <summary>Fisher and Yates.</summary>
    private static int[] Shuffled(int[] rows, SeededRandom random)
    {
        for (var i = rows.Length - 1; i > 0; i--)
        {
            var j = (int)random.Next(i + 1);
            (rows[i], rows[j]) = (rows[j], rows[i]);
        }

        return rows;
    }

    private static HeldOutExample Cut(PassRows text, int row, HeldOutGroup group, Dictionary<int, float> values)
    {
        var (first, count) = text.Window(row, CardLayout.WindowReach);
        return new(group, text.Position(first), text.Tokens[first..(first + count)], [.. Enumerable.Range(first, count).Select(r => values.GetValueOrDefault(r))]);
    }
}
