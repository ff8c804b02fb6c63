using System.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>The highest, or lowest, entries of a row over the vocabulary; among equal ones the lower id comes first. NaN is passed over.</summary>
internal static class ExtremeTokens
{
    /// <summary>Fills <paramref name="best"/>, most extreme first.</summary>
    /// <returns>How many were filled: fewer only where the vocabulary is smaller.</returns>
    public static int Find(ReadOnlySpan<float> row, bool highest, Span<TokenLogit> best)
    {
        var (found, at) = (0, 0);
        for (; at < row.Length && found < best.Length; at++)
        {
            if (!float.IsNaN(row[at]))
                Insert(best, ref found, new TokenLogit(at, row[at]), highest);
        }

        // Almost no vector holds an entry that gets in, so whole vectors are passed over.
        var width = Vector<float>.Count;
        for (; at + width <= row.Length; at += width)
        {
            var values = new Vector<float>(row[at..]);
            var bound = new Vector<float>(best[^1].Value);
            if (highest ? Vector.GreaterThanAny(values, bound) : Vector.LessThanAny(values, bound))
                Scan(row, at, at + width, highest, best, ref found);
        }

        Scan(row, at, row.Length, highest, best, ref found);
        return found;
    }

    private static void Scan(ReadOnlySpan<float> row, int first, int end, bool highest, Span<TokenLogit> best, ref int found)
    {
        for (var i = first; i < end; i++)
        {
            if (highest ? row[i] > best[^1].Value : row[i] < best[^1].Value)
                Insert(best, ref found, new TokenLogit(i, row[i]), highest);
        }
    }

    private static void Insert(Span<TokenLogit> best, ref int found, TokenLogit entry, bool highest)
    {
        var place = found < best.Length ? found++ : best.Length - 1;
        while (place > 0 && (highest ? entry.Value > best[place - 1].Value : entry.Value < best[place - 1].Value))
        {
            best[place] = best[place - 1];
            place--;
        }

        best[place] = entry;
    }
}
