using System.IO.Compression;

namespace Interp.Analysis.Language;

/// <summary>Unpacks gzip (dictzip is gzip too) when the name says so, then cleans what is inside.</summary>
public sealed class Gunzip(ITextCleaner inner) : ITextCleaner
{
    /// <summary>An unpacked file larger than this is refused: a compressed file may claim to be anything.</summary>
    public const int MaximumBytes = 256 << 20;

    public string Clean(byte[] content, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.EndsWith(".gz", StringComparison.Ordinal) || path.EndsWith(".dz", StringComparison.Ordinal)
            ? inner.Clean(Unpack(content), path[..^3])
            : inner.Clean(content, path);
    }

    private static byte[] Unpack(byte[] content)
    {
        using var gzip = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
        using var result = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = gzip.Read(buffer)) > 0;)
        {
            result.Write(buffer, 0, read);
            if (result.Length > MaximumBytes)
            {
                throw new InvalidDataException($"unpacks to more than {MaximumBytes >> 20} MiB");
            }
        }

        return result.ToArray();
    }
}
