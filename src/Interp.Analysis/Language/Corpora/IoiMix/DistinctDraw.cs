using Interp.Analysis.Numerics;

namespace Interp.Analysis.Language;

/// <summary>Draws without putting back.</summary>
internal static class DistinctDraw
{
    /// <summary><paramref name="count"/> different words in random order; there must be as many.</summary>
    public static string[] From(IReadOnlyList<string> words, int count, SeededRandom random)
    {
        var drawn = new string[count];
        for (var i = 0; i < count; i++)
        {
            do drawn[i] = words[(int)random.Next(words.Count)];
            while (drawn.AsSpan(0, i).Contains(drawn[i]));
        }

        return drawn;
    }
}
