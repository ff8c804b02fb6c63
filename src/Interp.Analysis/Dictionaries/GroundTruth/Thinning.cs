using Interp.Analysis.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>Independent trials with small probabilities, without a draw for each: candidates at a common bound, some of which are kept.</summary>
internal static class Thinning
{
    /// <summary>How many trials fail before the next success: geometric, at most <paramref name="limit"/>.</summary>
    public static int Skip(SeededRandom random, double probability, int limit)
    {
        if (probability >= 1)
            return 0;
        if (probability <= 0)
            return limit;
        double skip = Math.Log(1 - random.NextDouble()) / Math.Log(1 - probability);
        return skip < limit ? (int)skip : limit;
    }
}
