using System.Security.Cryptography;

using Microsoft.Win32.SafeHandles;

namespace Interp.Analysis.Activations;

/// <summary>
/// A quick content check of a file too long to read at every opening: SHA-256 over up to 256 blocks of 4 KiB, spread evenly
/// from the first to the last byte. It finds a wrong, shortened or unwritten file; it is no proof against single flipped bits.
/// </summary>
internal static class StoreSample
{
    private const int BlockSize = 4096;
    private const int Blocks = 256;

    public static string Hash(SafeFileHandle file, long length)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] block = new byte[BlockSize];
        long last = Math.Max(0, length - BlockSize);
        for (int i = 0; i < Blocks; i++)
        {
            int read = RandomAccess.Read(file, block, last / (Blocks - 1) * i + last % (Blocks - 1) * i / (Blocks - 1));
            hash.AppendData(block, 0, read);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
