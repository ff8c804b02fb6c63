using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Interp.Domain.Dictionaries;

/// <summary>The order in which a rater sees the intervals, so that neither strong nor weak examples always come first.</summary>
internal static class IntervalOrder
{
    /// <summary>A seed that differs from person to person and from feature to feature, and is the same when the page is opened again.</summary>
    public static long Seed(Guid rater, int cohort, int dictionary, int feature) =>
        BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.ASCII.GetBytes($"{rater:N}/{cohort}/{dictionary}/{feature}"))) & int.MaxValue;

    /// <summary>Shuffles with a seed of 31 bits.</summary>
    public static int[] Shuffle(IReadOnlyList<int> intervals, long seed)
    {
        int[] shuffled = [.. intervals];
        new Random((int)seed).Shuffle(shuffled);
        return shuffled;
    }
}
