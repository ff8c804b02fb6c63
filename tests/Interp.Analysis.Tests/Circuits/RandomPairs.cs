using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Circuits;

/// <summary>Pairs of random prompts of several lengths, each with a role S2 at a place of its own; clean and corrupted differ in half of their tokens.</summary>
internal static class RandomPairs
{
    public static PromptBatch Draw(int count, int d_vocab, int seed = 1, int shortest = 5, int longest = 9)
    {
        var random = new Random(seed);
        return new PromptBatch(Enumerable.Range(0, count).Select(_ => Pair()).ToList());

        TokenPair Pair()
        {
            var length = random.Next(shortest, longest + 1);
            var clean = Enumerable.Range(0, length).Select(_ => random.Next(d_vocab)).ToArray();
            var corrupted = clean.Select((t, i) => i % 2 == 0 ? (t + 1 + random.Next(d_vocab - 1)) % d_vocab : t).ToArray();
            var answer = random.Next(d_vocab);
            return new TokenPair(clean, corrupted, answer, (answer + 1 + random.Next(d_vocab - 1)) % d_vocab)
            {
                Roles = new Dictionary<string, int>(StringComparer.Ordinal) { ["S1"] = 1, ["S2"] = random.Next(2, length - 1) },
            };
        }
    }
}
