using Interp.Analysis.Activations;
using Interp.Analysis.Prompts.Ioi;

namespace Interp.Analysis.Corpora.IoiMix;

/// <summary>
/// Short stories in which one of two people comes again and does something to or for the other; half of them go on for a sentence or two about the same two. The
/// names that tests hold out never occur.
/// </summary>
internal static class TwoNameStories
{
    /// <summary>One story in twelve has a third person do it, to either of the two: only a name that came again rules itself out.</summary>
    private const int OneStrangerIn = 12;

    /// <summary>One story in eight begins with a third person who plays no part: not every name that came once is the answer.</summary>
    private const int OneBystanderIn = 8;

    /// <summary>Story number <paramref name="number"/>; the same of the same seed.</summary>
    public static string Write(int seed, int number)
    {
        var random = new SeededRandom(seed, number);
        var names = DistinctNames(random);
        var (first, second) = (names[0], names[1]);
        var stranger = random.Next(OneStrangerIn) == 0;
        var subject = stranger ? names[2] : One([first, second], random);
        var receiver = stranger ? One([first, second], random) : subject == first ? second : first;
        var bystander = random.Next(OneBystanderIn) == 0 ? One(TwoNamePhrases.Bystanders, random).Replace("[X]", names[3], StringComparison.Ordinal) : "";
        var text = Filled((bystander + Sentence(Frame(random))).Replace("[1]", first, StringComparison.Ordinal).Replace("[2]", second, StringComparison.Ordinal), subject, receiver, random);
        for (var more = stranger ? 0 : Math.Max(0, (int)random.Next(4) - 1); more > 0; more--)
        {
            if (random.Next(2) == 0) (subject, receiver) = (receiver, subject);
            text += " " + Filled($"{One(TwoNamePhrases.Turns, random)}[S] {One(TwoNamePhrases.SecondClauses, random)} [IO]{One(TwoNamePhrases.Endings, random)}", subject, receiver, random);
        }

        return Sentence(text);
    }

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Filled(string frame, string subject, string receiver, SeededRandom random) => frame
        .Replace("[S]", subject, StringComparison.Ordinal)
        .Replace("[IO]", receiver, StringComparison.Ordinal)
        .Replace("[PLACE]", One(IoiWords.Standard.Places, random), StringComparison.Ordinal)
        .Replace("[OBJECT]", One(IoiWords.Standard.Objects, random), StringComparison.Ordinal);

    private static string Frame(SeededRandom random)
    {
        var first = One(TwoNamePhrases.FirstClauses, random);
        var second = $"[S] {One(TwoNamePhrases.SecondClauses, random)} [IO]{One(TwoNamePhrases.Endings, random)}";
        return random.Next(10) switch
        {
            < 4 => $"{One(TwoNamePhrases.Openings, random)}{One(TwoNamePhrases.Kinds, random)}[1] and [2] {first}. {One(TwoNamePhrases.Pauses, random)}{One(TwoNamePhrases.Turns, random)}{second}",
            < 7 => $"{One(TwoNamePhrases.Conjunctions, random)}[1] and [2] {first}, {second}",
            7 => $"{One(TwoNamePhrases.Openings, random)}[1] and [2] {first}{One(TwoNamePhrases.Joints, random)}{second}",
            _ => $"{One(TwoNamePhrases.OtherFirsts, random)} {One(TwoNamePhrases.Pauses, random)}{One(TwoNamePhrases.Turns, random)}{second}",
        };
    }

    private static string[] DistinctNames(SeededRandom random)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (names.Count < 4) names.Add(One(IoiNames.Common, random));
        return [.. names];
    }

    private static string One(IReadOnlyList<string> choices, SeededRandom random) => choices[(int)random.Next(choices.Count)];
}
