namespace Interp.Analysis.Dictionaries;

/// <summary>Understands the keys of a <c>cfg.json</c>; a key it does not know is refused by name.</summary>
internal static class SaeConfigReader
{
    private const string OneScale = "expected_average_only_in";

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "architecture", "d_in", "d_sae", "d_out", "dtype", "device", "apply_b_dec_to_input", "normalize_activations", "reshape_activations", "metadata",
        "k", "rescale_acts_by_decoder_norm", "activation", "sites", "sae_lens_version", "sae_lens_training_version",
    };

    /// <exception cref="InvalidDataException">With the key and what to do.</exception>
    public static SaeConfig Read(JsonSettings root)
    {
        bool old = SaeOldConfig.IsOld(root);
        root.Expect(old ? SaeOldConfig.Known(Known) : Known);
        SaeConfig config = old ? SaeOldConfig.Read(root) : ReadNew(root);
        string normalisation = SaeOldConfig.Normalisation(root);
        if (normalisation is not ("none" or OneScale))
            throw new InvalidDataException($"normalize_activations '{normalisation}' depends on each token and cannot be folded into weights; only 'none' and '{OneScale}' are supported.");
        if (root.Text("reshape_activations", "none") is not ("none" or "hook_z") and var shape)
            throw new InvalidDataException($"reshape_activations '{shape}' is not supported; 'none' and 'hook_z' are.");
        if (config.Settings.Transcoder && normalisation != "none")
            throw new InvalidDataException($"normalize_activations '{normalisation}' of a transcoder is not supported.");
        return config with { ScaledInput = normalisation == OneScale };
    }

    /// <summary>How many latents a TopK keeps, in a configuration of version 6.</summary>
    public static int? K(JsonSettings root, SaeArchitecture architecture)
    {
        if (architecture == SaeArchitecture.TopK)
            return root.Whole("k");
        Absent(root, SaeArchitectureName.OfActivation(architecture), "k");
        return null;
    }

    /// <summary>A dictionary of one place.</summary>
    public static SaeConfig ReadSingle(JsonSettings root, string name, int? k, JsonSettings about)
    {
        Absent(root, name, "activation", "sites");
        (SaeArchitecture architecture, bool transcoder, bool skip) = SaeArchitectureName.Parse(name);
        if (!transcoder)
            Absent(root, name, "d_out");
        if (about.Has("hook_head_index"))
            throw new InvalidDataException("hook_head_index chooses one head of a hook point; only dictionaries of whole hook points are supported.");
        int d_in = root.Whole("d_in");
        var settings = new SaeSettings(architecture, k, !transcoder && root.Flag("apply_b_dec_to_input", true)) { Transcoder = transcoder };
        bool ranked = root.Flag("rescale_acts_by_decoder_norm", false);
        if (ranked && architecture != SaeArchitecture.TopK)
            throw new InvalidDataException($"rescale_acts_by_decoder_norm belongs to a TopK dictionary, not to '{name}'.");
        return new SaeConfig(settings, skip, d_in, root.Whole("d_sae"), transcoder ? root.Whole("d_out") : d_in, false, ranked, false, About(about));
    }

    private static SaeConfig ReadNew(JsonSettings root)
    {
        string name = root.Text("architecture", "(none)");
        if (name == SaeArchitectureName.Crosscoder)
            return ReadCrosscoder(root);
        return ReadSingle(root, name, K(root, SaeArchitectureName.Parse(name).Architecture), root.Part("metadata") ?? root);
    }

    private static SaeConfig ReadCrosscoder(JsonSettings root)
    {
        Absent(root, SaeArchitectureName.Crosscoder, "d_out", "rescale_acts_by_decoder_norm");
        string activation = root.Text("activation", "(none)");
        (SaeArchitecture architecture, bool transcoder, _) = SaeArchitectureName.Parse(activation);
        if (transcoder)
            throw new InvalidDataException($"'{activation}' is no activation function.");
        if (root.Parts("sites") is not { } list)
            throw new InvalidDataException("a crosscoder lists its sites, each with hook_name and width.");
        SaeSite[] sites = [.. list.Select(site => new SaeSite(site.Text("hook_name", ""), site.Whole("width")))];
        int d_in = root.Whole("d_in");
        var settings = new SaeSettings(architecture, K(root, architecture), root.Flag("apply_b_dec_to_input", true)) { Sites = sites };
        return new SaeConfig(settings, false, d_in, root.Whole("d_sae"), d_in, false, false, false, About(root.Part("metadata") ?? root));
    }

    private static Dictionary<string, string> About(JsonSettings about)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, string value) in about.Simple())
            all[name] = value;
        return all;
    }

    private static void Absent(JsonSettings root, string architecture, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (root.Has(name))
                throw new InvalidDataException($"the architecture '{architecture}' has no {name}; one of the two is wrong.");
        }
    }
}
