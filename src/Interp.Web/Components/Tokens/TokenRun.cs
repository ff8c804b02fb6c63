using Interp.Domain.Library;

namespace Interp.Web.Components;

/// <summary>Neighbouring tokens of one writing direction.</summary>
/// <param name="RightToLeft">Whether the run is isolated and set from right to left.</param>
/// <param name="Start">Index of its first token in the line.</param>
/// <param name="Count">Number of tokens.</param>
public sealed record TokenRun(bool RightToLeft, int Start, int Count)
{
    /// <summary>
    /// Cuts a line into runs. Tokens without letters between two right-to-left tokens go with them, so that a sentence of several
    /// tokens reads in its own order and its letters join.
    /// </summary>
    /// <param name="tokens">The line.</param>
    public static IReadOnlyList<TokenRun> Of(IReadOnlyList<TokenText> tokens)
    {
        var rightToLeft = new bool[tokens.Count];
        var last = -1;
        for (var i = 0; i < tokens.Count; i++)
        {
            switch (Direction(tokens[i].Display))
            {
                case true:
                    var from = last < 0 ? i : last;
                    Array.Fill(rightToLeft, true, from, i - from + 1);
                    last = i;
                    break;
                case false:
                    last = -1;
                    break;
            }
        }

        return Cut(rightToLeft);
    }

    private static List<TokenRun> Cut(bool[] rightToLeft)
    {
        var runs = new List<TokenRun>();
        for (var start = 0; start < rightToLeft.Length;)
        {
            var end = start + 1;
            while (end < rightToLeft.Length && rightToLeft[end] == rightToLeft[start])
                end++;
            runs.Add(new TokenRun(rightToLeft[start], start, end - start));
            start = end;
        }

        return runs;
    }

    private static bool? Direction(string text)
    {
        foreach (var letter in text)
        {
            if (letter is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC'))
                return true;
            if (char.IsLetterOrDigit(letter))
                return false;
        }

        return null;
    }
}
