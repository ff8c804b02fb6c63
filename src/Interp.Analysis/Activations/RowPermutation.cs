using System.Numerics;
using Interp.Analysis.Numerics;

namespace Interp.Analysis.Activations;

/// <summary>
/// A seeded permutation of 0 .. count − 1 that needs no table: four Feistel rounds over the next even number of bits, walked
/// along its cycle until the value falls into the range.
/// </summary>
public sealed class RowPermutation
{
    private const int Rounds = 4;
    private readonly ulong[] _keys = new ulong[Rounds];
    private readonly int _half;
    private readonly ulong _mask;

    /// <param name="count">How many values are permuted; at least 1.</param>
    /// <param name="seed">Equal seeds give equal permutations.</param>
    public RowPermutation(long count, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Count = count;
        _half = Math.Max(1, (64 - BitOperations.LeadingZeroCount((ulong)(count - 1)) + 1) / 2);
        _mask = (1UL << _half) - 1;
        var random = new SeededRandom(seed, count);
        for (int i = 0; i < Rounds; i++)
            _keys[i] = random.NextBits();
    }

    /// <summary>How many values are permuted.</summary>
    public long Count { get; }

    /// <summary>Where <paramref name="index"/> goes.</summary>
    public long this[long index]
    {
        get
        {
            if ((ulong)index >= (ulong)Count)
                throw new ArgumentOutOfRangeException(nameof(index), index, $"Must lie in 0..{Count - 1}.");
            ulong value = (ulong)index;
            do
                value = Encrypt(value);
            while (value >= (ulong)Count);
            return (long)value;
        }
    }

    private ulong Encrypt(ulong value)
    {
        ulong left = value >>> _half, right = value & _mask;
        foreach (ulong key in _keys)
            (left, right) = (right, left ^ (Scramble(right + key) & _mask));
        return (left << _half) | right;
    }

    private static ulong Scramble(ulong z)
    {
        z = (z ^ (z >>> 32)) * 0xD6E8FEB86659FD93UL;
        z = (z ^ (z >>> 32)) * 0xD6E8FEB86659FD93UL;
        return z ^ (z >>> 32);
    }
}
