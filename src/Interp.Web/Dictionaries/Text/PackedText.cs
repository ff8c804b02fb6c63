using System.Buffers.Text;
using System.IO.Compression;
using System.Text;

namespace Interp.Web.Dictionaries;

/// <summary>A long text in few characters of an address: deflated, as base64 that needs no escapes.</summary>
public static class PackedText
{
    /// <summary>What no text that may be run exceeds, in bytes; an address that would unfold to more is none of ours.</summary>
    private const int MaxBytes = 1 << 18;

    /// <summary>The text packed.</summary>
    /// <param name="text">Any text.</param>
    public static string Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize)) deflate.Write(Encoding.UTF8.GetBytes(text));
        return Base64Url.EncodeToString(packed.ToArray());
    }

    /// <summary>The text; null when this is no packed text.</summary>
    /// <param name="packed">From an address.</param>
    public static string? Unpack(string? packed)
    {
        if (packed is not { Length: > 0 and <= MaxBytes } || !Base64Url.IsValid(packed)) return null;
        try
        {
            using var deflate = new DeflateStream(new MemoryStream(Base64Url.DecodeFromChars(packed)), CompressionMode.Decompress);
            var bytes = new byte[MaxBytes + 1];
            var count = deflate.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return count is > 0 and <= MaxBytes ? new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, 0, count) : null;
        }
        catch (Exception exception) when (exception is InvalidDataException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
