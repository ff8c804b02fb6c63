using System.Text;
using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Language;

/// <summary>The definition of training, without any index: count all pairs of all words again before every merge.</summary>
internal static class NaiveTrainer
{
    /// <summary>The pieces learned, after the 256 bytes and the end of text.</summary>
    public static List<string> Pieces(string text, int vocabularySize)
    {
        var words = new List<List<string>>();
        var start = 0;
        foreach (var end in WordSplit.Capped.Ends(text))
        {
            // Latin-1 makes a string of bytes: one character each, in the order of bytes.
            words.Add([.. Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text[start..end])).Select(unit => unit.ToString())]);
            start = end;
        }

        var pieces = new List<string>();
        while (257 + pieces.Count < vocabularySize)
        {
            var best = words.SelectMany(word => word.Zip(word.Skip(1)))
                .CountBy(pair => pair)
                .Where(pair => pair.Value >= 2)
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key.First, StringComparer.Ordinal)
                .ThenBy(pair => pair.Key.Second, StringComparer.Ordinal)
                .Select(pair => ((string, string)?)pair.Key)
                .FirstOrDefault();
            if (best is not { } merge)
                break;
            if (!pieces.Contains(merge.Item1 + merge.Item2, StringComparer.Ordinal))
                pieces.Add(merge.Item1 + merge.Item2);
            foreach (var word in words)
                Join(word, merge);
        }

        return pieces;
    }

    private static void Join(List<string> word, (string Left, string Right) merge)
    {
        for (var i = 0; i + 1 < word.Count; i++)
        {
            if (!string.Equals(word[i], merge.Left, StringComparison.Ordinal) || !string.Equals(word[i + 1], merge.Right, StringComparison.Ordinal))
                continue;
            word[i] += word[i + 1];
            word.RemoveAt(i + 1);
        }
    }
}
