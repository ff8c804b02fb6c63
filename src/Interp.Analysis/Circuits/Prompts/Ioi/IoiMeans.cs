using Interp.Analysis.Language;
using Interp.Analysis.Numerics;

namespace Interp.Analysis.Circuits;

/// <summary>
/// An independent sample of p_ABC, for the means that stand in for what a head writes: within one template all prompts are aligned, so a mean per position keeps
/// the sentence and takes the names away.
/// </summary>
public static class IoiMeans
{
    /// <summary>So many per template that a mean no longer depends on which were drawn.</summary>
    public const int PerTemplate = 100;

    /// <summary><paramref name="perTemplate"/> sentences of three different names for each template, template by template, as pairs of a sentence with itself.</summary>
    /// <param name="words">To fill the slots with.</param>
    /// <param name="seed">Of the draws, which have nothing in common with those of <see cref="IoiPrompts"/>.</param>
    /// <param name="perTemplate">At least 1.</param>
    /// <param name="template">Number of the one template that is wanted; null for all.</param>
    /// <exception cref="PromptException">There is no such template, or the words do not do.</exception>
    public static IReadOnlyList<PromptPair> Make(IoiWords words, long seed, int perTemplate = PerTemplate, int? template = null)
    {
        words.Checked();
        if (perTemplate is < 1 or > 10_000) throw new PromptException(FormattableString.Invariant($"{perTemplate} sentences per template cannot be made. Choose 1 to 10,000."));
        IReadOnlyList<IoiTemplate> templates = template is { } number ? [IoiTemplates.Number(number)] : IoiTemplates.All;
        return [.. templates.SelectMany(t => Enumerable.Range(0, perTemplate).Select(i => Draw(words, t, new SeededRandom(seed, -1L - i - (t.Number * 100_000L)))))];
    }

    private static PromptPair Draw(IoiWords words, IoiTemplate template, SeededRandom random)
    {
        var names = DistinctDraw.From(words.Names, 3, random);
        var sentence = new IoiSentence(template, names[0], names[1], names[2], words.Places[(int)random.Next(words.Places.Count)], words.Objects[(int)random.Next(words.Objects.Count)]);
        var text = sentence.ToString();
        return new PromptPair(text, text, " " + sentence.First, " " + sentence.Second) { Template = template.Number };
    }
}
