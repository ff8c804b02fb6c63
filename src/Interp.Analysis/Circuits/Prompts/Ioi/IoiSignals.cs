using Interp.Analysis.Language;
using Interp.Analysis.Numerics;

namespace Interp.Analysis.Circuits;

/// <summary>
/// Twins that change what S-inhibition heads may carry: the position of the name that comes again, its token, or both (Wang et al. 2022, section 3.2 and
/// appendix A). They are put together from three changes: other names, IO and S1 exchanged, S2 replaced by IO.
/// </summary>
public static class IoiSignals
{
    /// <summary>The twin of <paramref name="prompt"/> whose second subject repeats the name at the position, and with the token, that is asked for.</summary>
    /// <param name="prompt">Stays as it is.</param>
    /// <param name="position">Where the repeated name stands in the first clause.</param>
    /// <param name="token">Which name is repeated.</param>
    /// <param name="words">For <see cref="TokenSignal.Random"/>: at least two names besides the prompt's own.</param>
    /// <param name="seed">For <see cref="TokenSignal.Random"/>.</param>
    public static IoiSentence Twin(IoiPrompt prompt, PositionSignal position, TokenSignal token, IoiWords words, long seed)
    {
        var (repeated, other) = token switch
        {
            TokenSignal.Original => (prompt.S, prompt.Io),
            TokenSignal.Inverted => (prompt.Io, prompt.S),
            _ => Others(prompt, words, seed),
        };
        // In BABA the first name is the one that comes again.
        var repeatedFirst = (prompt.Order == IoiOrder.Baba) == (position == PositionSignal.Original);
        return prompt.Clean with { First = repeatedFirst ? repeated : other, Second = repeatedFirst ? other : repeated, Subject = repeated };
    }

    private static (string Repeated, string Other) Others(IoiPrompt prompt, IoiWords words, long seed)
    {
        var left = words.Names.Where(n => n != prompt.Io && n != prompt.S).ToList();
        if (left.Count < 2) throw new PromptException("There are fewer than two names besides the prompt's own. Give more names.");
        var names = DistinctDraw.From(left, 2, new SeededRandom(seed, 0));
        return (names[0], names[1]);
    }
}
