using Interp.Analysis.Language;
using Interp.Analysis.Numerics;

namespace Interp.Cli.Verify;

/// <summary>Pairs of random tokens: lengths and the place of the role S2 differ from prompt to prompt.</summary>
internal static class PatchingPrompts
{
    /// <param name="count">Pairs.</param>
    /// <param name="d_vocab">Tokens are below it.</param>
    /// <param name="longest">Tokens, at least 3.</param>
    /// <param name="seed">Of all draws.</param>
    public static PromptBatch Draw(int count, int d_vocab, int longest, long seed)
    {
        var random = new SeededRandom(seed, longest);
        return new PromptBatch(Enumerable.Range(0, count).Select(_ => Pair()).ToList());

        TokenPair Pair()
        {
            var length = Math.Max(3, longest - Next(4));
            var clean = Enumerable.Range(0, length).Select(_ => Next(d_vocab)).ToArray();
            // S2 itself always differs: a sweep that reads it has something to read.
            var s2 = 1 + Next(length - 2);
            var corrupted = clean.Select((t, i) => i == s2 || i % 2 == 0 ? (t + 1 + Next(d_vocab - 1)) % d_vocab : t).ToArray();
            var answer = Next(d_vocab);
            return new TokenPair(clean, corrupted, answer, (answer + 1 + Next(d_vocab - 1)) % d_vocab) { Roles = new Dictionary<string, int>(StringComparer.Ordinal) { ["S2"] = s2 } };
        }

        int Next(int bound) => (int)random.Next(bound);
    }
}
