namespace Interp.Analysis.Language;

/// <summary>SplitMix64 (Steele, Lea and Flood 2014): the same numbers from the same seed on every platform and runtime.</summary>
internal sealed class RandomStream(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A stream of its own for each pair.</summary>
    public static RandomStream For(long seed, long stream) => new(new RandomStream(unchecked((ulong)seed)).Next() ^ new RandomStream(unchecked((ulong)stream * 0x9E3779B97F4A7C15)).Next());

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform in [0, 1), 53 bits.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [0, <paramref name="bound"/>).</summary>
    public int NextInt(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    /// <summary>Standard normal (Box and Muller 1958).</summary>
    public double NextGaussian() => Math.Sqrt(-2 * Math.Log(1 - NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());

    /// <summary>A uniformly drawn order of 0 .. count - 1 (Fisher and Yates).</summary>
    public int[] Permutation(int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        for (var i = count - 1; i > 0; i--)
        {
            var j = NextInt(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }
}
