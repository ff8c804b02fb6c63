using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Interp.Domain.Dictionaries;

/// <summary>Compressed files of one JSON value a line.</summary>
internal static class ArchiveLines
{
    /// <summary>No line of an honest archive comes near it.</summary>
    private const int LongestLine = 16 << 20;

    public static async Task Write<T>(string path, IAsyncEnumerable<T> items, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.CreateNew);
        await using var packed = new GZipStream(file, CompressionLevel.SmallestSize);
        await foreach (var item in items.WithCancellation(cancellationToken))
        {
            await JsonSerializer.SerializeAsync(packed, item, DictionaryArchive.Json, cancellationToken);
            packed.WriteByte((byte)'\n');
        }
    }

    /// <exception cref="ArchiveException">The file is not compressed, a line is not what it should be, or one is too long.</exception>
    public static IEnumerable<T> Read<T>(string path)
    {
        if (!File.Exists(path)) throw new ArchiveException($"{Path.GetFileName(path)} is missing. Take the archive again from where it came.");
        using var file = File.OpenRead(path);
        using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        for (var number = 1; Next(reader, path, number) is { } line; number++)
            yield return Parse<T>(line, path, number);
    }

    /// <summary>Letter by letter, so that a line that never ends is found out before it fills the memory.</summary>
    private static string? Next(StreamReader reader, string path, int number)
    {
        try
        {
            var line = new StringBuilder();
            int letter;
            while ((letter = reader.Read()) is not (-1 or '\n'))
            {
                if (line.Length == LongestLine) throw Broken(path, number, "it is longer than 16 MiB");
                line.Append((char)letter);
            }

            return letter < 0 && line.Length == 0 ? null : line.ToString();
        }
        catch (InvalidDataException damaged)
        {
            throw Broken(path, number, damaged.Message, damaged);
        }
    }

    private static T Parse<T>(string line, string path, int number)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, DictionaryArchive.Json) ?? throw Broken(path, number, "it is empty");
        }
        catch (JsonException wrong)
        {
            throw Broken(path, number, wrong.Message, wrong);
        }
    }

    private static ArchiveException Broken(string path, int number, string why, Exception? inner = null) =>
        new($"Line {number} of {Path.GetFileName(path)} cannot be read: {why}. Take the archive again from where it came.", inner);
}
