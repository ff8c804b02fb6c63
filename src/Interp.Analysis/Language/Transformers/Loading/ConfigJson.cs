using System.Text.Json;
using System.Text.Unicode;

namespace Interp.Analysis.Language;

/// <summary>The fields of a config.json that nobody has vouched for.</summary>
internal sealed class ConfigJson
{
    private const long MaxBytes = 1 << 20;
    private readonly JsonElement _root;
    private readonly string _path;

    private ConfigJson(string path, JsonElement root) => (_path, _root) = (path, root);

    /// <exception cref="InvalidDataException">The file is too large or not a JSON object.</exception>
    public static ConfigJson Read(string path)
    {
        if (new FileInfo(path).Length > MaxBytes) throw new InvalidDataException($"{path} is larger than 1 MiB, which no model configuration is.");
        var bytes = File.ReadAllBytes(path);
        if (!Utf8.IsValid(bytes)) throw new InvalidDataException($"{path} is not valid UTF-8. Save it as UTF-8, or supply it anew.");
        try
        {
            using var document = JsonDocument.Parse(bytes);
            // Writing reads every text, so that one that is no Unicode is found here.
            JsonSerializer.SerializeToUtf8Bytes(document.RootElement);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return new ConfigJson(path, document.RootElement.Clone());
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"{path} is not valid JSON: {error.Message}", error);
        }

        throw new InvalidDataException($"{path} must hold one JSON object.");
    }

    public JsonElement Root => _root;

    public bool Has(string name) => _root.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    public int Int(string name) => Has(name)
        ? _root.GetProperty(name).ValueKind == JsonValueKind.Number && _root.GetProperty(name).TryGetInt32(out var value) ? value : throw Wrong(name, "a whole number")
        : throw new InvalidDataException($"{_path} lacks \"{name}\".");

    public int Int(string name, int otherwise) => Has(name) ? Int(name) : otherwise;

    public double Double(string name, double otherwise)
    {
        if (!Has(name)) return otherwise;
        var value = _root.GetProperty(name);
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number : throw Wrong(name, "a number");
    }

    public bool Bool(string name, bool otherwise) => !Has(name) ? otherwise : _root.GetProperty(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong(name, "true or false"),
    };

    public string Text(string name, string otherwise) => !Has(name) ? otherwise : _root.GetProperty(name).ValueKind == JsonValueKind.String
        ? _root.GetProperty(name).GetString()!
        : throw Wrong(name, "a string");

    /// <summary>Refuses a setting under which these weights would mean something else.</summary>
    public void Only(string name, bool holds, string supported)
    {
        if (!holds) throw new InvalidDataException($"{_path}: \"{name}\" asks for something this reader does not know; it supports {supported}.");
    }

    public static int Divide(int whole, int parts, string what) => parts > 0 && whole > 0 && whole % parts == 0
        ? whole / parts
        : throw new InvalidDataException($"Model configuration: {what} ({whole}) is not a multiple of the number of heads ({parts}).");

    private InvalidDataException Wrong(string name, string expected) => new($"{_path}: \"{name}\" must be {expected}, not {_root.GetProperty(name)}.");
}
