namespace Interp.Analysis.Dictionaries;

/// <summary>A stretch of a text that is laid before the model at once.</summary>
/// <param name="Start">Its first token.</param>
/// <param name="Count">Its tokens.</param>
/// <param name="KeptFrom">The first token whose values are taken from this window; those before it are context only.</param>
/// <param name="Marked">Whether the beginning-of-text token stands in front.</param>
public sealed record TextWindow(int Start, int Count, int KeptFrom, bool Marked)
{
    /// <summary>The token after its last.</summary>
    public int End => Start + Count;

    /// <summary>
    /// Covers a text: one window where it fits; else each later window begins half a context before the tokens it is there for, so that
    /// each of those has at least half a context before it.
    /// </summary>
    /// <param name="tokens">Length of the text.</param>
    /// <param name="context">Tokens that the model sees at once, at least 2.</param>
    /// <param name="mark">Whether the model expects a beginning-of-text token.</param>
    public static IReadOnlyList<TextWindow> Cover(int tokens, int context, bool mark)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(context, 2);
        List<TextWindow> windows = [new(0, Math.Min(tokens, mark ? context - 1 : context), 0, mark)];
        while (windows[^1].End < tokens)
        {
            var from = windows[^1].End;
            var start = from - (context / 2);
            windows.Add(new(start, Math.Min(context, tokens - start), from, Marked: false));
        }

        return windows;
    }
}
