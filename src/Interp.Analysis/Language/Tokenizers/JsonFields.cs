using System.Text.Json;

namespace Interp.Analysis.Language;

/// <summary>Fields of a tokenizer file that nobody has checked yet: each getter says which field is wrong.</summary>
internal static class JsonFields
{
    /// <summary>Reads a whole JSON file.</summary>
    public static JsonDocument Open(string path)
    {
        using var file = TokenizerFile.Open(path);
        try
        {
            return JsonDocument.Parse(file);
        }
        catch (JsonException e)
        {
            throw new TokenizerFormatException($"{Path.GetFileName(path)} is not valid JSON ({e.Message}); fetch it again.", e);
        }
    }

    /// <summary>The field, or null where it is absent or null.</summary>
    public static JsonElement? Optional(this JsonElement parent, string name)
    {
        if (parent.ValueKind != JsonValueKind.Object)
            throw new TokenizerFormatException($"A JSON object with a field '{name}' is expected where a {parent.ValueKind} stands.");
        return parent.TryGetProperty(name, out var field) && field.ValueKind != JsonValueKind.Null ? field : null;
    }

    public static JsonElement Required(this JsonElement parent, string name, JsonValueKind kind)
    {
        var field = parent.Optional(name) ?? throw new TokenizerFormatException($"The field '{name}' is missing.");
        return field.ValueKind == kind
            ? field
            : throw new TokenizerFormatException($"The field '{name}' must be of kind {kind}, not {field.ValueKind}.");
    }

    public static string RequiredString(this JsonElement parent, string name) =>
        parent.Required(name, JsonValueKind.String).Text(name);

    /// <summary>The text of a string, which may hold an escaped lone surrogate that no string can.</summary>
    public static string Text(this JsonElement value, string name)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new TokenizerFormatException($"The field '{name}' holds something that is not Unicode text.", e);
        }
    }

    /// <summary>Whether the field is present and true.</summary>
    public static bool IsTrue(this JsonElement parent, string name, bool absent = false) =>
        (parent.Optional(name)?.ValueKind) switch
        {
            null => absent,
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw new TokenizerFormatException($"The field '{name}' must be true or false."),
        };
}
