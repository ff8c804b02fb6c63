namespace Interp.Analysis.Dictionaries;

/// <summary>Files that are there in full or not at all, also after a power cut.</summary>
internal static class DurableFile
{
    /// <summary>Writes to a temporary name, flushes to the disk, and renames over <paramref name="path"/>.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        string temporary = path + ".partial";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            // A full disk should not stay full because of us.
            File.Delete(temporary);
            throw;
        }
    }
}
