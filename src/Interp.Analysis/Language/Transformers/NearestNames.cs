namespace Interp.Analysis.Language;

/// <summary>Suggestions for a mistyped name.</summary>
internal static class NearestNames
{
    /// <summary>"Did you mean a, b or c?" by edit distance; empty when there is nothing to choose from.</summary>
    public static string Hint(string name, IEnumerable<string> known)
    {
        var nearest = known.OrderBy(candidate => Distance(name, candidate)).Take(3).ToList();
        return nearest.Count == 0 ? "" : $"Did you mean {string.Join(", ", nearest)}?";
    }

    /// <summary>Levenshtein's edit distance.</summary>
    internal static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
