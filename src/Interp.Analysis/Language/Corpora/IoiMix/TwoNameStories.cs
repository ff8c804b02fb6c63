using Interp.Analysis.Numerics;

namespace Interp.Analysis.Language;

/// <summary>
/// Short stories of three people, each sentence with two of them, until something is done to or for one who was named once: by somebody without a name, or now and then by one who has
/// come again already. Neither where a name stands nor who acts says whose it is; only noticing which names came again does. Names that tests hold out never occur.
/// </summary>
internal static class TwoNameStories
{
    /// <summary>One story in three leaves two names to choose from; in the others the answer is one.</summary>
    private const int OneOpenIn = 3;

    /// <summary>One story in eight names who acts: prompts that test do, and a model is to know such sentences, not to learn from them whom to leave out.</summary>
    private const int OneNamedIn = 8;

    /// <summary>One story in twelve has two people alone, of whom one acts on the other, as in prompts that test. More of them would teach that who acts is not the answer.</summary>
    private const int OneOfTwoIn = 12;

    /// <summary>Story number <paramref name="number"/>; the same of the same seed.</summary>
    public static string Write(int seed, int number)
    {
        var random = new SeededRandom(seed, number);
        var names = DistinctDraw.From(IoiNames.Common, 3, random);
        if (random.Next(OneOfTwoIn) == 0)
            return Write([(names[0], names[1])], names[1], $"{names[0]} {One(TwoNamePhrases.SecondClauses, random)} [IO]{One(TwoNamePhrases.Endings, random)}", random);
        var giver = random.Next(OneNamedIn) == 0 ? names[0] : One(TwoNamePhrases.Givers, random);
        return Write(names, $"{giver} {One(TwoNamePhrases.SecondClauses, random)} [IO]{One(TwoNamePhrases.Endings, random)}", random);
    }

    /// <summary>A story that ends in <paramref name="ending"/>, about [IO], who was named once.</summary>
    /// <param name="names">Three; the first comes again, the second may, the third does not.</param>
    /// <param name="ending">A sentence without its full stop, or with it.</param>
    /// <param name="random">Of all choices.</param>
    public static string Write(IReadOnlyList<string> names, string ending, SeededRandom random)
    {
        var (again, other, once) = (names[0], names[1], names[2]);
        (string, string)[] pairs = random.Next(OneOpenIn) == 0 ? [(again, other), (again, once)] : [(again, other), (again, other), (again, once)];
        var answer = pairs.Length == 2 && random.Next(2) == 0 ? other : once;
        Shuffle(pairs, random);
        return Write(pairs, answer, ending, random);
    }

    private static string Write((string, string)[] pairs, string answer, string ending, SeededRandom random)
    {
        var parts = pairs.Select(pair => Sentence(pair, random)).ToArray();
        string[] all = [.. parts, ending];
        var text = random.Next(3) == 0
            ? $"{One(TwoNamePhrases.Conjunctions, random)}{all[0]}, {all[1]}"
            : $"{One(TwoNamePhrases.Openings, random)}{all[0]}. {Turn(all[1], random)}";
        return Upper(string.Join(". ", all.Skip(2).Select(sentence => Turn(sentence, random)).Prepend(text)))
            .Replace("[IO]", answer, StringComparison.Ordinal)
            .Replace("[PLACE]", One(IoiWords.Standard.Places, random), StringComparison.Ordinal)
            .Replace("[OBJECT]", One(IoiWords.Standard.Objects, random), StringComparison.Ordinal);
    }

    private static string Sentence((string One, string Other) names, SeededRandom random)
    {
        var sentence = random.Next(2) == 0 ? $"{One(TwoNamePhrases.Kinds, random)}[1] and [2] {One(TwoNamePhrases.FirstClauses, random)}" : One(TwoNamePhrases.OtherFirsts, random);
        var (first, second) = random.Next(2) == 0 ? names : (names.Other, names.One);
        return sentence.Replace("[1]", first, StringComparison.Ordinal).Replace("[2]", second, StringComparison.Ordinal);
    }

    private static string Turn(string sentence, SeededRandom random) => Upper(One(TwoNamePhrases.Turns, random) + sentence);

    private static void Shuffle((string, string)[] pairs, SeededRandom random)
    {
        for (var i = pairs.Length - 1; i > 0; i--)
        {
            var j = (int)random.Next(i + 1);
            (pairs[i], pairs[j]) = (pairs[j], pairs[i]);
        }
    }

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string One(IReadOnlyList<string> choices, SeededRandom random) => choices[(int)random.Next(choices.Count)];
}
