using System.Text.Json;
using System.Text.Json.Nodes;

namespace Interp.Analysis.Sae;

/// <summary>Reads and writes SAELens's <c>cfg.json</c>. What would change the computation and is not supported is refused, never ignored.</summary>
internal static class SaeConfigFile
{
    private const string FileName = "cfg.json";
    private const long MaxBytes = 1 << 20;

    public static void Write(string folder, SparseAutoencoder sae, IReadOnlyDictionary<string, string>? metadata)
    {
        var about = new JsonObject { ["sae_lens_version"] = "6.0.0" };
        foreach ((string key, string value) in metadata ?? new Dictionary<string, string>(StringComparer.Ordinal))
            about[key] = value;
        var config = new JsonObject
        {
            ["architecture"] = sae.Settings.Architecture == SaeArchitecture.TopK ? "topk" : "standard",
            ["d_in"] = sae.d_in,
            ["d_sae"] = sae.d_sae,
            ["dtype"] = "float32",
            ["device"] = "cpu",
            ["apply_b_dec_to_input"] = sae.Settings.ApplyDecoderBiasToInput,
            ["normalize_activations"] = "none",
            ["reshape_activations"] = "none",
            ["metadata"] = about,
        };
        if (sae.Settings.Architecture == SaeArchitecture.TopK)
        {
            config["k"] = sae.Settings.k;
            config["rescale_acts_by_decoder_norm"] = false;
        }
        File.WriteAllText(Path.Combine(folder, FileName), config.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n");
    }

    public static SaeConfig Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            throw new InvalidDataException($"'{path}' is missing.");
        if (new FileInfo(path).Length > MaxBytes)
            throw new InvalidDataException($"'{path}' is too long for a configuration.");
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
            return Read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or InvalidDataException)
        {
            throw new InvalidDataException($"'{path}': {error.Message}", error);
        }
    }

    private static SaeConfig Read(JsonElement root)
    {
        SaeArchitecture architecture = Text(root, "architecture", "(none)") switch
        {
            "standard" => SaeArchitecture.Standard,
            "topk" => SaeArchitecture.TopK,
            var other => throw new InvalidDataException($"the architecture '{other}' is not supported; 'standard' and 'topk' are."),
        };
        Expect(root, "normalize_activations", "none");
        Expect(root, "reshape_activations", "none");
        if (Flag(root, "rescale_acts_by_decoder_norm", false))
            throw new InvalidDataException("activations are rescaled by decoder norms; fold the norms into the weights first.");
        int? k = architecture == SaeArchitecture.TopK ? Whole(root, "k") : null;
        return new SaeConfig(new SaeSettings(architecture, k, Flag(root, "apply_b_dec_to_input", true)), Whole(root, "d_in"), Whole(root, "d_sae"));
    }

    private static void Expect(JsonElement root, string name, string supported)
    {
        string value = Text(root, name, supported);
        if (value != supported)
            throw new InvalidDataException($"{name} '{value}' is not supported; only '{supported}' is.");
    }

    private static string Text(JsonElement root, string name, string missing) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value.GetString()! : missing;

    private static bool Flag(JsonElement root, string name, bool missing) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value.GetBoolean() : missing;

    private static int Whole(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out JsonElement value) || !value.TryGetInt32(out int number) || number < 1)
            throw new InvalidDataException($"{name} must be a positive whole number.");
        return number;
    }
}
