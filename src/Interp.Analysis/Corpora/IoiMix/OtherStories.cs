using Interp.Analysis.Activations;
using Interp.Analysis.Prompts.Ioi;

namespace Interp.Analysis.Corpora.IoiMix;

/// <summary>
/// Short stories about one person, or of two of whom one is done something to by a stranger; of any name, so that those which two-name stories leave out become
/// words that are written, read and come again.
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

    // The one who comes again, [S], rules itself out, as in two-name stories, but nothing changes hands: what is learned here of every name is what
    // lets a model answer for names that it never saw in a two-name story.
    private static readonly string[] Partings =
    [
        "[S] left, so only [IO] stayed", "[S] fell asleep, and the one awake was [IO]", "[S] lost the race, which was won by [IO]", "[S] was late but not [IO]", "[S] was too tired, so they asked [IO]", "[S] closed the door and waited for [IO]",
        "[S] hid behind the [PLACE] and watched [IO]", "[S] laughed, unlike [IO]", "[S] was older than [IO]", "[S] sat next to [IO]", "[S] walked faster than [IO]", "[S] stood in front of [IO]",
        "[S] had no [OBJECT], so the [OBJECT] belonged to [IO]", "[S] knew nothing, so they had to wait for [IO]", "[S] was the brother of [IO]", "[S] lived next door to [IO]", "[S] was not as tall as [IO]", "[S] was ill, so the [OBJECT] was left to [IO]",
        "[S] was asleep, so the teacher spoke to [IO]", "[S] had lost, so the judge gave the [OBJECT] to [IO]", "[S] was out, so the [OBJECT] was brought to [IO]", "[S] had to leave, and the [OBJECT] went to [IO]", "[S] was already there, but nobody had seen [IO]",
        "[S] came first, and then came [IO]", "[S] was quiet, so everybody listened to [IO]", "[S] looked very much like [IO]", "[S] was wrong, and the guard said so to [IO]", "[S] stayed outside, and the door was opened to [IO]",
    ];

    /// <summary>Story number <paramref name="number"/>; the same of the same seed.</summary>
    public static string Write(int seed, int number)
    {
        var random = new SeededRandom(seed, -1 - number);
        var names = DistinctDraw.From(IoiNames.All, 2, random);
        if (random.Next(2) == 0) return Parting(names, random);
        string beginning = random.Next(2) == 0 ? One(Beginnings, random) : $"{One(TwoNamePhrases.Openings, random)}{names[0]} and {names[1]} {One(TwoNamePhrases.FirstClauses, random)}.";
        string[] parts = [beginning, One(Middles, random), One(Ends, random)];
        var text = string.Join(' ', parts.Where(p => p.Length > 0))
            .Replace("[N]", names[random.Next(2)], StringComparison.Ordinal)
            .Replace("[PLACE]", One(IoiWords.Standard.Places, random), StringComparison.Ordinal)
            .Replace("[OBJECT]", One(IoiWords.Standard.Objects, random), StringComparison.Ordinal);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private static string Parting(IReadOnlyList<string> names, SeededRandom random)
    {
        var again = (int)random.Next(2);
        var pair = $"{names[0]} and {names[1]} {One(TwoNamePhrases.FirstClauses, random)}";
        var first = random.Next(2) == 0 ? $"{One(TwoNamePhrases.Openings, random)}{pair}. " : $"{One(TwoNamePhrases.Conjunctions, random)}{pair}, ";
        var text = $"{first}{One(Partings, random)}."
            .Replace("[S]", names[again], StringComparison.Ordinal)
            .Replace("[IO]", names[1 - again], StringComparison.Ordinal)
            .Replace("[PLACE]", One(IoiWords.Standard.Places, random), StringComparison.Ordinal)
            .Replace("[OBJECT]", One(IoiWords.Standard.Objects, random), StringComparison.Ordinal);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private static string One(IReadOnlyList<string> choices, SeededRandom random) => choices[(int)random.Next(choices.Count)];
}
