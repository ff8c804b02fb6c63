using System.Text.Json;
using System.Text.Json.Nodes;

namespace Interp.Analysis.Sae;

/// <summary>Reads and writes SAELens's <c>cfg.json</c>. What would change the computation and is not supported is refused, never ignored.</summary>
internal static class SaeConfigFile
{
    private const string FileName = "cfg.json";
    private const long MaxBytes = 1 << 20;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    public static void Write(string folder, SparseAutoencoder sae, IReadOnlyDictionary<string, string>? metadata)
    {
        var about = new JsonObject { ["sae_lens_version"] = "6.0.0" };
        foreach ((string key, string value) in metadata ?? new Dictionary<string, string>(StringComparer.Ordinal))
            about[key] = value;
        SaeSettings settings = sae.Settings;
        var config = new JsonObject
        {
            ["architecture"] = SaeArchitectureName.Of(settings, sae.Weights.W_skip is not null),
            ["d_in"] = sae.d_in,
            ["d_sae"] = sae.d_sae,
            ["dtype"] = "float32",
            ["device"] = "cpu",
            ["apply_b_dec_to_input"] = settings.SubtractsDecoderBias,
            ["normalize_activations"] = "none",
            ["reshape_activations"] = "none",
            ["metadata"] = about,
        };
        if (settings.Transcoder)
            config["d_out"] = sae.d_out;
        if (settings.Architecture == SaeArchitecture.TopK)
        {
            config["k"] = settings.k;
            config["rescale_acts_by_decoder_norm"] = false;
        }
        if (settings.Sites is { } sites)
        {
            config["activation"] = SaeArchitectureName.OfActivation(settings.Architecture);
            config["sites"] = new JsonArray([.. sites.Select(site => new JsonObject { ["hook_name"] = site.HookPoint, ["width"] = site.Width })]);
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
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path), Strict);
            return SaeConfigReader.Read(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or InvalidDataException)
        {
            throw new InvalidDataException($"'{path}': {error.Message}", error);
        }
    }
}
