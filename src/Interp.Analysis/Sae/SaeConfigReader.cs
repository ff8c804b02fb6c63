using System.Text.Json;

namespace Interp.Analysis.Sae;

/// <summary>Understands the keys of a <c>cfg.json</c>; a key it does not know is refused by name.</summary>
internal static class SaeConfigReader
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "architecture", "d_in", "d_sae", "d_out", "dtype", "device", "apply_b_dec_to_input", "normalize_activations", "reshape_activations", "metadata",
        "k", "rescale_acts_by_decoder_norm", "activation", "sites", "sae_lens_version", "sae_lens_training_version",
    };

    /// <exception cref="InvalidDataException">With the key and what to do.</exception>
    public static SaeConfig Read(JsonElement root)
    {
        foreach (JsonProperty property in root.EnumerateObject())
        {
            if (!Known.Contains(property.Name))
                throw new InvalidDataException($"the key '{property.Name}' is not known; loading without it might change what the dictionary computes.");
        }
        Expect(root, "normalize_activations", "none");
        Expect(root, "reshape_activations", "none");
        if (Flag(root, "rescale_acts_by_decoder_norm", false))
            throw new InvalidDataException("activations are rescaled by decoder norms; fold the norms into the weights first.");
        string name = Text(root, "architecture", "(none)");
        return name == SaeArchitectureName.Crosscoder ? ReadCrosscoder(root) : ReadSingle(root, name);
    }

    private static SaeConfig ReadSingle(JsonElement root, string name)
    {
        Absent(root, name, "activation", "sites");
        (SaeArchitecture architecture, bool transcoder, bool skip) = SaeArchitectureName.Parse(name);
        if (!transcoder)
            Absent(root, name, "d_out");
        int d_in = Whole(root, "d_in");
        var settings = new SaeSettings(architecture, K(root, architecture), !transcoder && Flag(root, "apply_b_dec_to_input", true)) { Transcoder = transcoder };
        return new SaeConfig(settings, skip, d_in, Whole(root, "d_sae"), transcoder ? Whole(root, "d_out") : d_in);
    }

    private static SaeConfig ReadCrosscoder(JsonElement root)
    {
        Absent(root, SaeArchitectureName.Crosscoder, "d_out");
        string activation = Text(root, "activation", "(none)");
        (SaeArchitecture architecture, bool transcoder, _) = SaeArchitectureName.Parse(activation);
        if (transcoder)
            throw new InvalidDataException($"'{activation}' is no activation function.");
        if (!root.TryGetProperty("sites", out JsonElement list) || list.ValueKind != JsonValueKind.Array)
            throw new InvalidDataException("a crosscoder lists its sites, each with hook_name and width.");
        SaeSite[] sites = [.. list.EnumerateArray().Select(site => new SaeSite(Text(site, "hook_name", ""), Whole(site, "width")))];
        int d_in = Whole(root, "d_in");
        var settings = new SaeSettings(architecture, K(root, architecture), Flag(root, "apply_b_dec_to_input", true)) { Sites = sites };
        return new SaeConfig(settings, false, d_in, Whole(root, "d_sae"), d_in);
    }

    private static int? K(JsonElement root, SaeArchitecture architecture)
    {
        if (architecture == SaeArchitecture.TopK)
            return Whole(root, "k");
        Absent(root, SaeArchitectureName.OfActivation(architecture), "k");
        return null;
    }

    private static void Absent(JsonElement root, string architecture, params string[] names)
    {
        foreach (string name in names)
        {
            if (root.TryGetProperty(name, out _))
                throw new InvalidDataException($"the architecture '{architecture}' has no {name}; one of the two is wrong.");
        }
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
