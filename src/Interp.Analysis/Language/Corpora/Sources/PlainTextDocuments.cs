namespace Interp.Analysis.Language;

/// <summary>One's own text: a <c>.txt</c> or <c>.md</c> file, or all of them in a folder and its subfolders.</summary>
public static class PlainTextDocuments
{
    /// <summary>The class of text that came without one.</summary>
    public const string DefaultClass = "text";

    /// <summary>A single file may have so many bytes.</summary>
    public const long MaximumFileBytes = 512L << 20;

    private const int LongestSource = 96_000;
    private const int ShortestSource = 2_000;

    /// <summary>With fewer files than this, each is cut into about so many sources: whole files would leave nothing to hold out.</summary>
    private const int FewFiles = 40;

    /// <summary>Texts of <paramref name="path"/>; long files become several contiguous sources, so that a part can be held out.</summary>
    /// <exception cref="CorpusException">Missing, empty, too large, binary or not UTF-8; the message names the file.</exception>
    public static IReadOnlyList<SourceText> Read(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var files = Files(path);
        var root = Directory.Exists(path) ? Path.GetFullPath(path) : Path.GetDirectoryName(Path.GetFullPath(path))!;
        var texts = new List<SourceText>();
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = Path.GetRelativePath(root, file).Replace('\\', '/');
            var text = TextOf(file);
            var size = files.Length >= FewFiles ? LongestSource : Math.Clamp(text.Length / FewFiles, ShortestSource, LongestSource);
            var parts = text.Length <= 2 * size ? [text] : DocumentSplitter.Split(text, size).ToArray();
            texts.AddRange(parts.Where(p => p.Length > 0).Select((p, i) => new SourceText(parts.Length == 1 ? name : $"{name}#{i}", DefaultClass, p)));
        }

        return texts.Count > 0 ? texts : throw new CorpusException($"{path} holds no text: every file is empty.");
    }

    /// <summary>Refuses a file that is missing or too large to be text.</summary>
    internal static void CheckSize(string file)
    {
        var info = new FileInfo(file);
        if (!info.Exists)
        {
            throw new CorpusException($"{file} does not exist.");
        }

        if (info.Length > MaximumFileBytes)
        {
            throw new CorpusException($"{file} has {info.Length >> 20} MiB; split it into files of at most {MaximumFileBytes >> 20} MiB.");
        }
    }

    private static string[] Files(string path)
    {
        if (!Directory.Exists(path))
        {
            return [path];
        }

        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden };
        var files = Directory.EnumerateFiles(path, "*", options)
            .Where(f => Path.GetExtension(f) is ".txt" or ".md")
            .Order(StringComparer.Ordinal)
            .ToArray();
        return files.Length > 0 ? files : throw new CorpusException($"{path} has no .txt or .md file.");
    }

    private static string TextOf(string file)
    {
        CheckSize(file);
        var content = File.ReadAllBytes(file);
        if (content.AsSpan().Contains((byte)0))
        {
            throw new CorpusException($"{file} is a binary file (it has NUL bytes); a corpus is made from UTF-8 text.");
        }

        try
        {
            return PlainText.Tidy(PlainText.Decode(content));
        }
        catch (InvalidDataException e)
        {
            throw new CorpusException($"{file} is not UTF-8; convert it first, e.g. with iconv -t UTF-8.", e);
        }
    }
}
