using System.Globalization;
using System.Text.Json;

namespace Interp.Analysis.Dictionaries;

/// <summary>The keys of a configuration file. It is taken as hostile: too long, too deep or a key twice is refused.</summary>
internal sealed class JsonSettings
{
    private const long MaxBytes = 1 << 20;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };
    private readonly JsonElement _root;

    public JsonSettings(JsonElement root)
    {
        _root = root.ValueKind == JsonValueKind.Object ? root : throw new InvalidDataException("a JSON object was expected.");
    }

    /// <summary>Runs <paramref name="read"/> on the file's content; errors name the file.</summary>
    public static T Read<T>(string path, Func<JsonSettings, T> read)
    {
        string file = Path.GetFileName(path);
        if (!File.Exists(path))
            throw new InvalidDataException($"'{file}' is missing.");
        if (new FileInfo(path).Length > MaxBytes)
            throw new InvalidDataException($"'{file}' is too long for a configuration.");
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path), Strict);
            return read(new JsonSettings(document.RootElement));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or InvalidDataException)
        {
            throw new InvalidDataException($"'{file}': {error.Message}", error);
        }
    }

    /// <summary>Whether the key is there with a value other than null.</summary>
    public bool Has(string name) => _root.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null;

    /// <exception cref="InvalidDataException">A key is not among <paramref name="known"/>.</exception>
    public void Expect(IReadOnlySet<string> known)
    {
        foreach (JsonProperty property in _root.EnumerateObject())
        {
            if (!known.Contains(property.Name))
                throw new InvalidDataException($"the key '{property.Name}' is not known; loading without it might change what the dictionary computes.");
        }
    }

    public string Text(string name, string missing) => Value(name) is { } value ? value.GetString()! : missing;

    public bool Flag(string name, bool missing) => Value(name) is { } value ? value.GetBoolean() : missing;

    public int Whole(string name) => Value(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out int number) && number > 0
        ? number
        : throw new InvalidDataException($"{name} must be a positive whole number.");

    public double Number(string name) => Value(name) is { ValueKind: JsonValueKind.Number } value && value.GetDouble() is var number && double.IsFinite(number)
        ? number
        : throw new InvalidDataException($"{name} must be a number.");

    public JsonSettings? Part(string name) => Value(name) is { } value ? new JsonSettings(value) : null;

    public IReadOnlyList<JsonSettings>? Parts(string name) => Value(name) is { ValueKind: JsonValueKind.Array } value ? [.. value.EnumerateArray().Select(item => new JsonSettings(item))] : null;

    /// <summary>The keys whose values are a text, a number or a truth value.</summary>
    public IEnumerable<(string Name, string Value)> Simple() =>
        from property in _root.EnumerateObject()
        where property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
        select (property.Name, string.Create(CultureInfo.InvariantCulture, $"{property.Value}"));

    private JsonElement? Value(string name) => Has(name) ? _root.GetProperty(name) : null;
}
