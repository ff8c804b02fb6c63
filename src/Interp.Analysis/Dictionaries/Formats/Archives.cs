using System.IO.Compression;

namespace Interp.Analysis.Dictionaries;

/// <summary>Zip files as PyTorch and NumPy write them, taken as hostile: no entry is read beyond the size that its reader expects.</summary>
internal static class Archives
{
    private const int MostEntries = 4096;

    /// <summary>Opens it.</summary>
    /// <exception cref="InvalidDataException">It is no zip file, holds a name twice or too many of them.</exception>
    public static ZipArchive Open(string path)
    {
        string file = Path.GetFileName(path);
        ZipArchive archive;
        try
        {
            archive = ZipFile.OpenRead(path);
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"'{file}' is no zip archive, or is cut short. (PyTorch before 1.6 wrote another layout: load the file and save it again.)", error);
        }
        if (archive.Entries.Count <= MostEntries && archive.Entries.Select(entry => entry.FullName).Distinct(StringComparer.Ordinal).Count() == archive.Entries.Count)
            return archive;
        archive.Dispose();
        throw new InvalidDataException($"'{file}' holds an entry twice, or more than {MostEntries} of them.");
    }

    /// <summary>Fills <paramref name="destination"/> from the start of an entry.</summary>
    /// <exception cref="InvalidDataException">The entry is shorter or damaged.</exception>
    public static void ReadStart(Stream entry, Span<byte> destination, string name)
    {
        try
        {
            entry.ReadExactly(destination);
        }
        catch (Exception error) when (error is EndOfStreamException or InvalidDataException)
        {
            throw new InvalidDataException($"'{name}' is cut short or damaged.", error);
        }
    }

    /// <exception cref="InvalidDataException">The entry goes on.</exception>
    public static void ExpectEnd(Stream entry, string name)
    {
        if (entry.ReadByte() >= 0)
            throw new InvalidDataException($"'{name}' is longer than what it says it holds.");
    }
}
