using Interp.Analysis.Language;

namespace Interp.Analysis.Circuits;

/// <summary>
/// Fifteen templates of the kinds that Wang et al. (2022) describe, in our own words: nine open with a word of setting, two are about an argument, in two the
/// pair gets the object, one opens with the place, one with "Friends". Every name follows a space, so that it is one and the same token wherever it stands.
/// </summary>
public static class IoiTemplates
{
    public static IReadOnlyList<IoiTemplate> All { get; } = Numbered(
        "Then, [1] and [2] walked over to the [PLACE]. [S] handed a [OBJECT] to",
        "Then, [1] and [2] spent a quiet afternoon at the [PLACE]. [S] passed a [OBJECT] to",
        "Later, [1] and [2] talked about a trip to the [PLACE]. [S] wanted to sell a [OBJECT] to",
        "Then, [1] and [2] quarrelled for an hour, and at the end [S] whispered to",
        "When [1] and [2] arrived at the [PLACE], [S] offered a [OBJECT] to",
        "When [1] and [2] received a [OBJECT] at the [PLACE], [S] chose to leave it to",
        "When [1] and [2] received a [OBJECT] at the [PLACE], [S] chose to leave the [OBJECT] to",
        "While [1] and [2] were busy at the [PLACE], [S] showed a [OBJECT] to",
        "While [1] and [2] were on the way to the [PLACE], [S] lent a [OBJECT] to",
        "After [1] and [2] came out of the [PLACE], [S] threw a [OBJECT] to",
        "After the rain, [1] and [2] hurried back to the [PLACE]. [S] gave a [OBJECT] to",
        "Yesterday, [1] and [2] disagreed about everything. In the end [S] said to",
        "This morning, [1] and [2] visited the [PLACE]. [S] brought a [OBJECT] to",
        "The [PLACE] where [1] and [2] met had a [OBJECT] for sale. [S] bought it and gave it to",
        "Friends [1] and [2] discovered a [OBJECT] in the [PLACE]. [S] gave it to");

    /// <summary>Template number <paramref name="number"/>, from 1.</summary>
    /// <exception cref="PromptException">There is none.</exception>
    public static IoiTemplate Number(int number) => number >= 1 && number <= All.Count
        ? All[number - 1]
        : throw new PromptException(FormattableString.Invariant($"There is no template {number}. Choose 1 to {All.Count}."));

    private static IoiTemplate[] Numbered(params ReadOnlySpan<string> texts)
    {
        var templates = new IoiTemplate[texts.Length];
        for (var i = 0; i < texts.Length; i++) templates[i] = new IoiTemplate(i + 1, texts[i]);
        return templates;
    }
}
