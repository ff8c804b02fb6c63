namespace Interp.Analysis.Numerics;

/// <summary>
/// Draws that depend on a seed and a stream number only (SplitMix64): no state has to be saved for a run to be taken up
/// again, and the draws do not change with the runtime's own generator.
/// </summary>
public sealed class SeededRandom(long seed, long stream)
{
    private ulong _state = Mix((ulong)seed) ^ Mix((ulong)stream * 0xD1342543DE82EF95UL + 0x632BE59BD9B4E019UL);

    /// <summary>64 uniform bits.</summary>
    public ulong NextBits()
    {
        _state += 0x9E3779B97F4A7C15UL;
        return Mix(_state);
    }

    /// <summary>Uniform in [0, 1), 53 bits.</summary>
    public double NextDouble() => (NextBits() >>> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in 0 .. <paramref name="bound"/> − 1.</summary>
    public long Next(long bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        return (long)Math.BigMul(NextBits(), (ulong)bound, out _);
    }

    /// <summary>Standard normal (Box and Muller).</summary>
    public float NextGaussian()
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        return (float)(radius * Math.Cos(2 * Math.PI * NextDouble()));
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >>> 31);
    }
}
