using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;

namespace Interp.Analysis.Circuits;

/// <summary>What path patching keeps of the two plain runs, and no more.</summary>
internal sealed class PathCache
{
    private readonly Dictionary<string, PositionSet?> _keep = new(StringComparer.Ordinal);

    /// <summary>Hook points, each with its positions.</summary>
    public IReadOnlyDictionary<string, PositionSet?> Keep => _keep;

    /// <summary>Of the run that values are taken from: the senders' outputs.</summary>
    /// <param name="config">The model.</param>
    /// <param name="options">Checked.</param>
    /// <param name="places">Positions at which changes are followed.</param>
    public static PathCache OfOther(DecoderConfig config, PathPatchingOptions options, PositionSet places)
    {
        var cache = new PathCache();
        var last = PathPatchingCheck.LastLayer(options, config);
        foreach (var head in options.Senders.SelectMany(s => s.Heads).Where(h => h.Layer < last)) cache.Add(LayerHooks.Z(head.Layer), places);
        foreach (var layer in options.Senders.SelectMany(s => s.Mlps).Where(l => l < last)) cache.Add(LayerHooks.MlpOut(layer), places);
        return cache;
    }

    /// <summary>Of the run that is patched: the senders' outputs, what MLPs and receivers read, and what the last pass begins with.</summary>
    /// <param name="decoder">The model.</param>
    /// <param name="options">Checked.</param>
    /// <param name="places">Positions at which changes are followed.</param>
    /// <param name="window">What the last pass computes; null for the logits, which need none.</param>
    public static PathCache OfPatched(Decoder decoder, PathPatchingOptions options, PositionSet places, Window? window)
    {
        var config = decoder.Config;
        var last = PathPatchingCheck.LastLayer(options, config);
        var cache = OfOther(config, options, places);
        for (var layer = options.Senders.Min(s => s.FirstLayer); layer < last && config.d_mlp > 0 && options.ThroughMlps == PathPart.Recompute; layer++)
        {
            cache.Add(LayerHooks.ResidMid(layer, config), places);
            cache.Add(LayerHooks.MlpOut(layer), places);
        }

        if (window is null)
        {
            cache.Add(LayerHooks.ResidPost(last - 1), places);
            return cache;
        }

        var receiving = options.Receivers.SelectMany(r => r.Heads).Select(h => h.Layer).Distinct().ToList();
        foreach (var layer in receiving) cache.Add(LayerHooks.ResidPre(layer), places);
        var first = receiving.Min();
        foreach (var hook in new[] { LayerHooks.ResidPre(first), LayerHooks.ResidMid(first, config), LayerHooks.Z(first) }) cache.Add(hook, window.Positions);
        for (var layer = first; layer < config.n_layers && window.Prefix > 0; layer++)
        {
            var (keys, values) = SuffixRun.Needs(decoder, layer);
            (cache._keep[keys], cache._keep[values]) = (null, null);
        }

        return cache;
    }

    /// <summary>Of the run that values are taken from, for heads that send and receivers anywhere.</summary>
    /// <param name="config">The model.</param>
    public static PathCache OfAnyOther(DecoderConfig config)
    {
        var cache = new PathCache();
        for (var layer = 0; layer < config.n_layers; layer++) cache._keep[LayerHooks.Z(layer)] = null;
        return cache;
    }

    /// <summary>Of the run that is patched, for heads that send and receivers anywhere: many sweeps share it.</summary>
    /// <param name="decoder">The model.</param>
    public static PathCache OfAnyPatched(Decoder decoder)
    {
        var config = decoder.Config;
        var cache = OfAnyOther(config);
        for (var layer = 0; layer < config.n_layers; layer++)
        {
            var (keys, values) = SuffixRun.Needs(decoder, layer);
            foreach (var hook in new[] { LayerHooks.ResidPre(layer), LayerHooks.ResidMid(layer, config), keys, values }) cache._keep[hook] = null;
            if (config.d_mlp > 0) cache._keep[LayerHooks.MlpOut(layer)] = null;
        }

        cache._keep[LayerHooks.ResidPost(config.n_layers - 1)] = null;
        return cache;
    }

    // What is wanted at two sets of positions is kept whole.
    private void Add(string hook, PositionSet at) => _keep[hook] = _keep.TryGetValue(hook, out var kept) && !ReferenceEquals(kept, at) ? null : at;
}
