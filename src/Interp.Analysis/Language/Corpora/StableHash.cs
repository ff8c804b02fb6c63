using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Interp.Analysis.Language;

/// <summary>A seeded hash of a name that is the same on every machine and run, to order things "at random" reproducibly.</summary>
public static class StableHash
{
    /// <summary>The first 8 bytes of SHA-256 of <c>seed/name</c>.</summary>
    public static ulong Of(int seed, string name)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{name}"));
        return BinaryPrimitives.ReadUInt64BigEndian(digest);
    }
}
