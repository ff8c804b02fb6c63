namespace Interp.Analysis.Language;

/// <summary>
/// What two-name stories are put together from. The first clauses of the templates that test the model (<c>IoiTemplates</c>) are not among them: a model that
/// answers those has learned what to do with two names, not the sentences.
/// </summary>
internal static class TwoNamePhrases
{
    /// <summary>Before the first sentence, when a full stop ends it.</summary>
    public static readonly string[] Openings =
    [
        "Then, ", "Then ", "Later, ", "One day, ", "Last week, ", "On Sunday, ", "In the evening, ", "In the summer, ", "Before dinner, ", "After school, ", "After the game, ",
        "As usual, ", "At noon, ", "Yesterday, ", "This morning, ", "Last night ", "Once ", "Long ago, ", "During the holidays, ", "Soon ", "Next, ", "Finally, ", "At the weekend, ",
    ];

    /// <summary>Those who do something, without a name.</summary>
    public static readonly string[] Givers =
    [
        "the teacher", "the old man", "a boy", "a girl", "somebody", "they", "we", "I", "the doctor", "a friend", "the baker", "the guard", "an old woman", "the owner of the [PLACE]", "the children", "the neighbours", "a stranger", "the judge", "his mother", "her father",
    ];

    /// <summary>Who they are; goes before the names.</summary>
    public static readonly string[] Kinds =
    [
        "", "", "", "", "", "", "", "friends ", "the sisters ", "the brothers ", "the twins ", "my cousins ", "two children, ", "neighbours ", "the teachers ", "our friends ", "the doctors ",
    ];

    /// <summary>What the two did.</summary>
    public static readonly string[] FirstClauses =
    [
        "went to the [PLACE]", "walked to the [PLACE]", "drove to the [PLACE]", "ran to the [PLACE]", "came to the [PLACE]", "travelled to the [PLACE]", "returned to the [PLACE]",
        "worked at the [PLACE]", "played near the [PLACE]", "waited at the [PLACE]", "stayed at the [PLACE]", "slept in the [PLACE]", "had lunch at the [PLACE]", "had a good time at the [PLACE]",
        "were sitting in the [PLACE]", "were standing outside the [PLACE]", "were in the [PLACE] all day", "were looking for the [PLACE]", "were late for work", "were very tired",
        "left the [PLACE] together", "got lost behind the [PLACE]", "looked around the [PLACE]", "decided to go to the [PLACE]", "wanted to see the [PLACE]", "liked the [PLACE]",
        "opened a small [PLACE]", "cleaned the [PLACE]", "painted the [PLACE]", "read about the old [PLACE]", "talked for a long time", "had a fight", "made a plan", "became good friends",
        "took a [OBJECT] to the [PLACE]", "saw a [OBJECT] in the [PLACE]", "bought a [OBJECT] at the [PLACE]", "made a [OBJECT] for the [PLACE]", "lost a [OBJECT] near the [PLACE]", "had a [OBJECT]",
        "shared a [OBJECT]", "needed a [OBJECT]", "stopped at the [PLACE] on their way home", "lived far from the [PLACE]", "grew up beside the [PLACE]", "sang songs in the [PLACE]",
    ];

    /// <summary>Before the first sentence, when a comma ends it.</summary>
    public static readonly string[] Conjunctions = ["When ", "While ", "After ", "Before ", "As ", "As soon as ", "Because ", "Since ", "Every time ", "Although ", "The day "];

    /// <summary>Whole sentences of other shapes.</summary>
    public static readonly string[] OtherFirsts =
    [
        "[1] met [2] at the [PLACE]", "[1] went to the [PLACE] with [2]", "[1] was with [2] in the [PLACE]", "[1] saw [2] near the [PLACE]", "[1] asked [2] about the [PLACE]", "[1] sat next to [2]", "[1] talked to [2]",
        "[1] and his friend [2] sat in the [PLACE]", "[1] and her friend [2] came from the [PLACE]", "the [PLACE] belonged to [1] and [2]", "the [PLACE] was full, but [1] and [2] got in", "[1] looked for [2]", "[1] waited for [2]",
        "the [PLACE] near [1] and [2] was closed", "the [PLACE] that [1] and [2] liked had a [OBJECT] in the window", "a [OBJECT] lay in front of [1] and [2]", "there were [1] and [2] at the [PLACE]", "[1] came after [2]",
        "at the [PLACE], [1] and [2] had tea", "in the [PLACE] lived [1] and [2]", "both [1] and [2] knew the [PLACE]", "neither [1] nor [2] liked the [PLACE]", "[1] was older than [2]", "[1] heard of [2]", "[1] called [2]",
        "[1] looked at [2]", "it was raining, so [1] and [2] stayed in the [PLACE]", "[1] wrote to [2]", "[1] had lunch with [2]", "[1] stood behind [2]",
    ];

    /// <summary>Before a sentence that follows a full stop.</summary>
    public static readonly string[] Turns = ["", "", "", "", "", "", "Then ", "Soon ", "Later ", "After a while, ", "In the end, ", "At last ", "Suddenly ", "The next day ", "A little later, ", "So ", "Before leaving, ", "Without a word, "];

    /// <summary>What somebody did; the other's name comes next.</summary>
    public static readonly string[] SecondClauses =
    [
        "gave a [OBJECT] to", "gave a [OBJECT] to", "gave the [OBJECT] to", "gave it to", "handed a [OBJECT] to", "handed the [OBJECT] to", "passed the [OBJECT] to", "showed the [OBJECT] to",
        "showed the way to", "brought a [OBJECT] to", "brought it to", "sent a [OBJECT] to", "sent it to", "sold the [OBJECT] to", "offered the [OBJECT] to", "took a [OBJECT] to", "threw the [OBJECT] to",
        "lent a [OBJECT] to", "returned the [OBJECT] to", "left the [OBJECT] to", "promised a [OBJECT] to", "mailed a [OBJECT] to", "decided to give a [OBJECT] to", "decided to give it to", "wanted to give a [OBJECT] to",
        "wanted to show it to", "tried to sell a [OBJECT] to", "had to give the [OBJECT] back to", "forgot to bring a [OBJECT] to", "said to", "said something to", "said goodbye to", "spoke to", "talked to", "wrote to",
        "wrote a long letter to", "read a story to", "told a story to", "explained the plan to", "sang a song to", "pointed to", "turned to", "listened to", "waved to", "ran to", "bought a [OBJECT] and gave it to",
        "picked up a [OBJECT] and handed it to", "opened the [OBJECT] and showed it to", "cooked a meal for", "made a [OBJECT] for", "bought a [OBJECT] for", "waited for", "smiled at", "looked at", "thanked", "called", "asked", "helped",
    ];

    /// <summary>After the answer.</summary>
    public static readonly string[] Endings =
    [
        ".", ".", ".", ".", ".", ".", ".", ".", " and smiled.", " and went home.", " before it was too late.", " because it was a holiday.", " at the door.", " in the morning.", " as a present.", ", who was very happy.", " again.", " and left.", " with a smile.",
    ];
}
