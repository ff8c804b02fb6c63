using System.Text.Json;

namespace Interp.Analysis.Language;

/// <summary>One's own text as JSON lines: objects with <c>text</c> and, if wanted, <c>class</c>, both strings; other fields are ignored.</summary>
public static class JsonLinesDocuments
{
    /// <summary>One line may have so many characters.</summary>
    public const int MaximumLineCharacters = 16 << 20;

    private const int MaximumClassCharacters = 64;

    /// <summary>A text per line of <paramref name="file"/>; each line is a source of its own, <c>file:line</c>.</summary>
    /// <exception cref="CorpusException">Missing, not JSON lines, or without text; the message names the line.</exception>
    public static IReadOnlyList<SourceText> Read(string file, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(file);
        PlainTextDocuments.CheckSize(file);
        var name = Path.GetFileName(file);
        var texts = new List<SourceText>();
        var number = 0;
        using var reader = new StreamReader(file, new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true));
        while (ReadLine(reader, file, number + 1) is { } line)
        {
            cancellationToken.ThrowIfCancellationRequested();
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var (text, kind) = Parse(line, $"{file}:{number}");
            if (PlainText.Tidy(text) is { Length: > 0 } clean)
            {
                texts.Add(new SourceText($"{name}:{number}", kind, clean));
            }
        }

        return texts.Count > 0 ? texts : throw new CorpusException($"{file} holds no text: no line has a non-empty 'text'.");
    }

    private static string? ReadLine(StreamReader reader, string file, int number)
    {
        try
        {
            var line = reader.ReadLine();
            return line is null || line.Length <= MaximumLineCharacters
                ? line
                : throw new CorpusException($"{file}:{number} has {line.Length} characters; split it into documents of at most {MaximumLineCharacters}.");
        }
        catch (System.Text.DecoderFallbackException e)
        {
            throw new CorpusException($"{file} is not UTF-8 near line {number}; convert it first, e.g. with iconv -t UTF-8.", e);
        }
    }

    private static (string Text, string Class) Parse(string line, string place)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind != JsonValueKind.Object
                || !json.RootElement.TryGetProperty("text", out var text)
                || text.ValueKind != JsonValueKind.String)
            {
                throw new CorpusException($"{place} is not an object with a string field 'text'.");
            }

            var kind = json.RootElement.TryGetProperty("class", out var given) && given.ValueKind == JsonValueKind.String
                ? given.GetString()!
                : PlainTextDocuments.DefaultClass;
            return kind.Length is > 0 and <= MaximumClassCharacters && !kind.Any(char.IsControl)
                ? (text.GetString()!, kind)
                : throw new CorpusException($"{place} has a class that is empty, longer than {MaximumClassCharacters} characters or with control characters.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new CorpusException($"{place} is not valid JSON: {e.Message}", e);
        }
    }
}
