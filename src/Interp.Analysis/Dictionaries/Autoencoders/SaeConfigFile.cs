using System.Text.Json;
using System.Text.Json.Nodes;

namespace Interp.Analysis.Dictionaries;

/// <summary>Reads and writes SAELens's <c>cfg.json</c>. What would change the computation and is not supported is refused, never ignored.</summary>
internal static class SaeConfigFile
{
    private const string FileName = "cfg.json";

    public static void Write(string folder, SparseAutoencoder sae, IReadOnlyDictionary<string, string>? metadata)
    {
        var about = new JsonObject { ["sae_lens_version"] = "6.0.0" };
        foreach ((string key, string value) in metadata ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            if (key != "sae_lens_version")
                about[key] = value;
        }
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
            // Attention's z has a dimension for heads, which SAELens joins with the next one only when told to; here it always is.
            ["reshape_activations"] = metadata?.GetValueOrDefault("hook_name")?.EndsWith("_z", StringComparison.Ordinal) is true ? "hook_z" : "none",
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

    public static SaeConfig Read(string folder) => JsonSettings.Read(Path.Combine(folder, FileName), SaeConfigReader.Read);
}
