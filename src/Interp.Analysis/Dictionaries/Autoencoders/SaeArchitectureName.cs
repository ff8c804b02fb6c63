namespace Interp.Analysis.Dictionaries;

/// <summary>
/// What <c>cfg.json</c> calls a kind of dictionary. Of these SAELens knows the four activation functions, <c>transcoder</c>,
/// <c>skip_transcoder</c> and their <c>jumprelu_</c> forms; the others follow the same pattern, so that SAELens refuses them by name.
/// </summary>
internal static class SaeArchitectureName
{
    public const string Crosscoder = "crosscoder";
    private const string Transcoder = "transcoder";
    private const string SkipTranscoder = "skip_transcoder";

    private static readonly (SaeArchitecture Architecture, string Name)[] Activations =
        [(SaeArchitecture.Standard, "standard"), (SaeArchitecture.TopK, "topk"), (SaeArchitecture.JumpReLU, "jumprelu"), (SaeArchitecture.Gated, "gated")];

    /// <summary>The activation function alone.</summary>
    public static string OfActivation(SaeArchitecture architecture) => Activations.First(known => known.Architecture == architecture).Name;

    /// <summary>The whole name.</summary>
    public static string Of(SaeSettings settings, bool skip)
    {
        string activation = OfActivation(settings.Architecture);
        if (settings.Sites is not null)
            return Crosscoder;
        if (!settings.Transcoder)
            return activation;
        return (settings.Architecture == SaeArchitecture.Standard ? "" : activation + "_") + (skip ? SkipTranscoder : Transcoder);
    }

    /// <summary>What a name other than <see cref="Crosscoder"/> means.</summary>
    /// <exception cref="InvalidDataException">It is none of ours; said by name.</exception>
    public static (SaeArchitecture Architecture, bool Transcoder, bool Skip) Parse(string name)
    {
        foreach ((SaeArchitecture architecture, string activation) in Activations)
        {
            string prefix = architecture == SaeArchitecture.Standard ? "" : activation + "_";
            if (name == activation)
                return (architecture, false, false);
            if (name == prefix + Transcoder || name == prefix + SkipTranscoder)
                return (architecture, true, name == prefix + SkipTranscoder);
        }
        throw new InvalidDataException($"the architecture '{name}' is not supported; {string.Join(", ", Activations.Select(known => $"'{known.Name}'"))}, their transcoders and '{Crosscoder}' are.");
    }
}
