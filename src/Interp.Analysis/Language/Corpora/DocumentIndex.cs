using System.Text.Json;

namespace Interp.Analysis.Language;

/// <summary>Reads <c>documents.jsonl</c>.</summary>
internal static class DocumentIndex
{
    /// <summary>The documents, whose lengths must add up to the manifest's counts.</summary>
    public static CorpusDocument[] Read(string folder, CorpusManifest manifest)
    {
        var path = Path.Combine(folder, CorpusManifest.DocumentsFileName);
        if (!File.Exists(path))
        {
            throw new CorpusException($"{path} is missing; build the corpus again.");
        }

        var documents = new List<CorpusDocument>(Math.Clamp(manifest.Documents, 0, 1 << 20));
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        long start = 0;
        foreach (var line in File.ReadLines(path))
        {
            var entry = Parse(line, path, documents.Count + 1);
            var kind = names.TryGetValue(entry.Class, out var known) ? known : names[entry.Class] = entry.Class;
            documents.Add(new CorpusDocument(documents.Count, start, entry.Length, entry.Source, kind));
            start += entry.Length;
        }

        var trains = documents.Count >= manifest.TrainDocuments && manifest.TrainDocuments >= 0
            && (manifest.TrainDocuments == documents.Count ? start : documents[manifest.TrainDocuments].Start) == manifest.TrainTokens;
        return start == manifest.Tokens && documents.Count == manifest.Documents && trains
            ? [.. documents]
            : throw new CorpusException($"{path} does not agree with {CorpusManifest.FileName}; build the corpus again.");
    }

    private static DocumentLine Parse(string line, string path, int number)
    {
        try
        {
            return JsonSerializer.Deserialize(line, CorpusJson.Compact.DocumentLine) is { Length: > 0 } entry
                ? entry
                : throw new CorpusException($"{path}:{number} has no positive length; build the corpus again.");
        }
        catch (JsonException e)
        {
            throw new CorpusException($"{path}:{number} is damaged; build the corpus again.", e);
        }
    }
}
