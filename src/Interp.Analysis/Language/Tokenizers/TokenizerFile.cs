namespace Interp.Analysis.Language;

/// <summary>Files are read whole, so their size is checked first.</summary>
internal static class TokenizerFile
{
    private const long Largest = 64 << 20;

    /// <exception cref="TokenizerFormatException">The file is above 64 MiB.</exception>
    public static FileStream Open(string path)
    {
        var file = File.OpenRead(path);
        if (file.Length <= Largest)
            return file;
        file.Dispose();
        throw new TokenizerFormatException($"{Path.GetFileName(path)} is larger than the {Largest} bytes up to which tokenizer files are read.");
    }

    /// <summary>The lines of a text file.</summary>
    public static IEnumerable<string> Lines(string path)
    {
        using var reader = new StreamReader(Open(path));
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
