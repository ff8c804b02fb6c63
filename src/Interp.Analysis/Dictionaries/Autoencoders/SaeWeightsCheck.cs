using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>Refuses tensors that do not fit together or do not fit the formula.</summary>
internal static class SaeWeightsCheck
{
    /// <exception cref="ArgumentException">With the tensor and the shape it must have.</exception>
    public static void Run(SaeSettings settings, SaeWeights weights)
    {
        if (weights.W_enc.shape is not [> 0 and var inputs, > 0 and var latents] || inputs * latents > Array.MaxLength)
            throw new ArgumentException($"W_enc has shape [{string.Join(", ", weights.W_enc.shape)}]; it must be [d_in, d_sae].", nameof(weights));
        long outputs = settings.Transcoder && weights.b_dec.shape is [> 0 and var width] ? width : inputs;
        if (outputs * latents > Array.MaxLength || inputs * outputs > Array.MaxLength)
            throw new ArgumentException($"A dictionary of {inputs} × {latents} × {outputs} is larger than can be loaded here.", nameof(weights));
        CheckNames(settings, weights);
        foreach ((string name, torch.Tensor tensor) in weights.Named())
        {
            long[] expected = name switch
            {
                nameof(SaeWeights.W_enc) => [inputs, latents],
                nameof(SaeWeights.W_dec) => [latents, outputs],
                nameof(SaeWeights.W_skip) => [outputs, inputs],
                nameof(SaeWeights.b_dec) => [outputs],
                _ => [latents],
            };
            if (!tensor.shape.AsSpan().SequenceEqual(expected))
                throw new ArgumentException($"{name} has shape [{string.Join(", ", tensor.shape)}]; it must be [{string.Join(", ", expected)}].", nameof(weights));
            if (tensor.dtype != torch.float32 || tensor.device_type != DeviceType.CPU)
                throw new ArgumentException($"Weights must be float32 on the CPU; {name} is {tensor.dtype} on {tensor.device_type}.", nameof(weights));
        }
        CheckSettings(settings, inputs, latents);
    }

    private static void CheckNames(SaeSettings settings, SaeWeights weights)
    {
        HashSet<string> there = weights.Named().Select(pair => pair.Name).ToHashSet(StringComparer.Ordinal);
        foreach (string name in SaeTensorNames.Of(settings.Architecture))
        {
            if (!there.Remove(name))
                throw new ArgumentException($"A {settings.Architecture} dictionary needs {name}.", nameof(weights));
        }
        if (settings.Transcoder)
            there.Remove(nameof(SaeWeights.W_skip));
        if (there.Count > 0)
            throw new ArgumentException($"A {settings.Architecture} {(settings.Transcoder ? "transcoder" : "dictionary")} has no {string.Join(", ", there.Order(StringComparer.Ordinal))}.", nameof(weights));
    }

    private static void CheckSettings(SaeSettings settings, long inputs, long latents)
    {
        if (settings.Architecture == SaeArchitecture.TopK && !(settings.k >= 1 && settings.k <= latents))
            throw new ArgumentException($"A TopK dictionary of {latents} latents cannot have k = {settings.k}.", nameof(settings));
        if (settings.Architecture != SaeArchitecture.TopK && settings.k is not null)
            throw new ArgumentException($"A {settings.Architecture} dictionary has no k.", nameof(settings));
        if (settings.Sites is not { } sites)
            return;
        if (settings.Transcoder)
            throw new ArgumentException("A crosscoder predicts what it reads; it cannot be a transcoder as well.", nameof(settings));
        if (sites.Count == 0 || sites.Any(site => site.Width < 1) || sites.Sum(site => (long)site.Width) != inputs)
            throw new ArgumentException($"The widths of the sites ({string.Join(" + ", sites.Select(site => site.Width))}) must add up to d_in, {inputs}.", nameof(settings));
    }
}
