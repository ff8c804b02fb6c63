namespace Interp.Analysis.Language;

/// <summary>Puts a finished corpus where it belongs, in one step.</summary>
internal static class CorpusFolder
{
    /// <summary>The full path of <paramref name="folder"/>, if it is free, empty or an older corpus.</summary>
    public static string Check(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (File.Exists(target))
        {
            throw new CorpusException($"{target} is a file; name a folder for the corpus.");
        }

        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any() && !File.Exists(Path.Combine(target, CorpusManifest.FileName)))
        {
            throw new CorpusException($"{target} holds something that is not a corpus; name another folder or empty it.");
        }

        return target;
    }

    /// <summary>Moves <paramref name="finished"/> to <paramref name="target"/>; an older corpus there goes only after the new one is in place.</summary>
    public static void Replace(string finished, string target)
    {
        var older = $"{target}.old-{Environment.ProcessId}";
        if (Directory.Exists(target))
        {
            Directory.Move(target, older);
        }

        Directory.Move(finished, target);
        if (Directory.Exists(older))
        {
            Directory.Delete(older, recursive: true);
        }
    }
}
