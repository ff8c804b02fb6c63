using System.Text;

namespace Interp.Analysis.Language;

/// <summary>Takes the recipe's text out of packages.</summary>
public static class MiniPileExtractor
{
    /// <summary>Cleaned texts shorter than this many characters are left out.</summary>
    public const int MinimumCharacters = 120;

    /// <summary>The texts of <paramref name="entries"/>, all of one package, within their caps; the same whatever the order of files in the package.</summary>
    public static async Task<IReadOnlyList<ExtractedEntry>> ExtractAsync(
        IPackageSource packages, IReadOnlyList<MiniPileEntry> entries, int seed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(packages);
        ArgumentNullException.ThrowIfNull(entries);
        var matchers = entries.Select(e => (Entry: e, Wanted: new PathPattern(e.Pattern), Except: e.Except is null ? null : new PathPattern(e.Except))).ToList();
        var originals = new HashSet<string>(StringComparer.Ordinal);
        bool Matches((MiniPileEntry Entry, PathPattern Wanted, PathPattern? Except) m, string path) =>
            m.Wanted.Matches(path) && m.Except?.Matches(path) != true && InPart(m.Entry, path);
        bool Wanted(string path) => matchers.Any(m => Matches(m, path));

        // English originals may come before or after their translations in the package, so they take a pass of their own.
        if (entries.Any(e => e.EnglishPath is not null))
        {
            await packages.ReadAsync(entries[0].Package, path => { AddOriginals(path); return false; }, cancellationToken);
        }

        void AddOriginals(string path) => originals.UnionWith(
            matchers.Where(m => m.Entry.EnglishPath is not null && Matches(m, path)).Select(m => m.Entry.EnglishPath!(path)));

        var files = await packages.ReadAsync(entries[0].Package, path => Wanted(path) || originals.Contains(path), cancellationToken);
        var byPath = files.ToDictionary(f => f.Path, StringComparer.Ordinal);
        var result = new List<ExtractedEntry>();
        foreach (var matcher in matchers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var texts = files.Where(f => Matches(matcher, f.Path))
                .SelectMany(f => Texts(matcher.Entry, f, byPath, seed))
                .OrderBy(t => StableHash.Of(seed, t.Source)).ThenBy(t => t.Source, StringComparer.Ordinal)
                .ToList();
            texts = matcher.Entry.UniqueLines ? UniqueLines(texts) : texts;
            result.Add(new ExtractedEntry(matcher.Entry, texts.Sum(Bytes), Cap(matcher.Entry, texts).ToList()));
        }

        return result;
    }

    private static bool InPart(MiniPileEntry entry, string path)
    {
        if (entry.FilePart is (0, 1))
        {
            return true;
        }

        // Sphinx keeps the source of x.html as x.rst.txt.
        var name = Path.GetFileNameWithoutExtension(path).Replace(".rst", "", StringComparison.Ordinal);
        var place = StableHash.Of(0, name) / (double)ulong.MaxValue;
        return place >= entry.FilePart.From && place < entry.FilePart.To;
    }

    private static IEnumerable<SourceText> Texts(MiniPileEntry entry, PackageFile file, Dictionary<string, PackageFile> byPath, int seed)
    {
        var text = Clean(entry, file);
        if (entry.EnglishPath?.Invoke(file.Path) is { } english)
        {
            text = byPath.TryGetValue(english, out var original) ? WithoutLinesOf(text, Clean(entry, original)) : "";
        }

        text = entry.MinimumScriptShare > 0 ? ScriptShare.Keep(text, entry.Class, entry.MinimumScriptShare) : text;
        text = entry.ShuffleLines ? Shuffled(text, seed) : text;
        if (text.Length < MinimumCharacters)
        {
            return [];
        }

        var source = $"{entry.Package}/{file.Path}";
        return text.Length <= 2 * entry.SourceCharacters
            ? [new SourceText(source, entry.Class, text)]
            : DocumentSplitter.Split(text, entry.SourceCharacters).Select((part, i) => new SourceText($"{source}#{i}", entry.Class, part));
    }

    private static string Clean(MiniPileEntry entry, PackageFile file)
    {
        try
        {
            return entry.Cleaner.Clean(file.Content, file.Path);
        }
        catch (InvalidDataException)
        {
            // Some packages hold a few files in an older encoding; what cannot be read as said is not clean text.
            return "";
        }
    }

    private static string WithoutLinesOf(string text, string original)
    {
        var known = original.Split('\n').ToHashSet(StringComparer.Ordinal);
        known.Remove("");
        var kept = new StringBuilder(text.Length);
        foreach (var line in text.Split('\n').Where(l => !known.Contains(l)))
        {
            kept.Append(line).Append('\n');
        }

        return PlainText.Tidy(kept.ToString());
    }

    private static string Shuffled(string text, int seed) =>
        string.Join('\n', text.TrimEnd('\n').Split('\n').OrderBy(l => StableHash.Of(seed, l)).ThenBy(l => l, StringComparer.Ordinal)) + "\n";

    private static List<SourceText> UniqueLines(List<SourceText> texts)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return texts
            .Select(t => t with { Text = string.Concat(t.Text.Split('\n').Where(l => l.Length > 0 && seen.Add(l)).Select(l => l + "\n")) })
            .Where(t => t.Text.Length >= MinimumCharacters)
            .ToList();
    }

    private static IEnumerable<SourceText> Cap(MiniPileEntry entry, List<SourceText> texts)
    {
        var left = entry.KiloTokens * 1000 * MiniPileClasses.BytesPerToken(entry.Class);
        foreach (var text in texts)
        {
            if (left <= 0)
            {
                yield break;
            }

            left -= Bytes(text);
            yield return text;
        }
    }

    private static long Bytes(SourceText text) => Encoding.UTF8.GetByteCount(text.Text);
}
