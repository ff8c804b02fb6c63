using Interp.Analysis.Numerics;

namespace Interp.Analysis.Language;

/// <summary>
/// Short stories of any name, so that those which two-name stories leave out become words that are written, read and come again: of one person, of two of whom one is done
/// something to, and of three as in <see cref="TwoNameStories"/>, where nothing changes hands at the end.
/// </summary>
internal static class OtherStories
{
    private static readonly string[] Beginnings =
    [
        "[N] went to the [PLACE].", "[N] worked at the [PLACE].", "[N] lived near the [PLACE].", "One day, [N] came to the [PLACE].", "There was a boy called [N].", "There was a girl called [N].", "Everyone knew [N].",
        "My friend [N] has a [OBJECT].", "[N] lost a [OBJECT].", "In the [PLACE] sat [N].", "When [N] was young, there was no [PLACE].", "Yesterday [N] bought a [OBJECT].", "The owner of the [PLACE] was [N].", "Nobody saw [N] in the [PLACE].",
        "After lunch, [N] looked for a [OBJECT].", "The name of the [PLACE] is [N].", "Once [N] was in the [PLACE].", "The old man lived with [N].",
    ];

    private static readonly string[] Middles = ["", "", "It was cold.", "It was a good day.", "The [PLACE] was empty.", "Nobody else was there.", "There was a [OBJECT] on the table."];

    private static readonly string[] Ends =
    [
        "The teacher gave a [OBJECT] to [N].", "The old man handed the [OBJECT] to [N].", "The children said goodbye to [N].", "His mother wrote to [N].", "Her father sent a [OBJECT] to [N].", "The baker sold a [OBJECT] to [N].", "The doctor spoke to [N].",
        "The [OBJECT] belonged to [N].", "Then [N] took the [OBJECT] and went home.", "[N] was happy.", "Later [N] lost the [OBJECT].", "A letter came for [N].", "The people in the [PLACE] liked [N].", "The neighbours brought a [OBJECT] to [N].", "She smiled at [N].", "He called [N].",
        "Soon [N] was asleep.", "The guard opened the door for [N].", "They all listened to [N].",
    ];

    // Nothing changes hands: what is learned here of every name is what lets a model answer for names that it never saw in a two-name story.
    private static readonly string[] Partings =
    [
        "only [IO] stayed", "the one awake was [IO]", "the race was won by [IO]", "the last one was [IO]", "they asked [IO]", "everybody listened to [IO]", "nobody had seen [IO]", "the [OBJECT] belonged to [IO]", "the judge spoke of [IO]",
        "we had to wait for [IO]", "the door was opened to [IO]", "a letter came for [IO]", "the [OBJECT] was left to [IO]", "the [OBJECT] was brought to [IO]", "the [OBJECT] went to [IO]", "the teacher chose [IO]", "the whole [PLACE] knew [IO]",
        "the [OBJECT] was found by [IO]", "the winner was [IO]", "it was the birthday of [IO]", "in front stood [IO]", "a dog ran to [IO]", "the song was about [IO]", "the name on the [OBJECT] was [IO]", "then came [IO]",
    ];

    /// <summary>Story number <paramref name="number"/>; the same of the same seed.</summary>
    public static string Write(int seed, int number)
    {
        var random = new SeededRandom(seed, -1 - number);
        var names = DistinctDraw.From(IoiNames.All, 3, random);
        if (random.Next(3) != 0) return TwoNameStories.Write(names, $"{One(Partings, random)}.", random);
        string beginning = random.Next(2) == 0 ? One(Beginnings, random) : $"{One(TwoNamePhrases.Openings, random)}{names[0]} and {names[1]} {One(TwoNamePhrases.FirstClauses, random)}.";
        string[] parts = [beginning, One(Middles, random), One(Ends, random)];
        var text = string.Join(' ', parts.Where(p => p.Length > 0))
            .Replace("[N]", names[random.Next(2)], StringComparison.Ordinal)
            .Replace("[PLACE]", One(IoiWords.Standard.Places, random), StringComparison.Ordinal)
            .Replace("[OBJECT]", One(IoiWords.Standard.Objects, random), StringComparison.Ordinal);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private static string One(IReadOnlyList<string> choices, SeededRandom random) => choices[(int)random.Next(choices.Count)];
}
