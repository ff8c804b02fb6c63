using Interp.Analysis.Language;

namespace Interp.Analysis.Circuits;

/// <summary>Layers of a sweep, and what is kept of the plain runs for it.</summary>
internal sealed class PatchPlan
{
    private readonly Decoder _decoder;
    private readonly PatchSite _site;

    /// <exception cref="ArgumentException">The model has no such layer or site.</exception>
    public PatchPlan(Decoder decoder, ActivationPatchingOptions options)
    {
        var config = decoder.Config;
        (_decoder, _site) = (decoder, options.Site);
        if (config.d_mlp == 0 && (_site is PatchSite.ResidMid or PatchSite.MlpOut))
            throw new ArgumentException($"This model has no MLPs, so it has no {_site}. Choose another site.", nameof(options));
        foreach (var layer in options.Layers)
        {
            if (layer < 0 || layer >= config.n_layers) throw new ArgumentException($"There is no layer {layer}: the model has 0 to {config.n_layers - 1}.", nameof(options));
        }

        Layers = (options.Layers.Count == 0 ? Enumerable.Range(0, config.n_layers) : options.Layers.Distinct()).OrderDescending().ToList();
    }

    /// <summary>From the top down.</summary>
    public IReadOnlyList<int> Layers { get; }

    /// <summary>The site's hook points.</summary>
    public IReadOnlyList<string> Hooks => Layers.Select(l => _site.Hook(l)).ToList();

    /// <summary>The residual stream that a change of the site is added to, and whether the layer's MLP still has to read it.</summary>
    public (string Hook, bool Mid) Into(int layer) => _site switch
    {
        PatchSite.ResidPre => (LayerHooks.ResidPre(layer), false),
        PatchSite.ResidPost or PatchSite.MlpOut => (LayerHooks.ResidPost(layer), false),
        _ => (LayerHooks.ResidMid(layer, _decoder.Config), true),
    };

    /// <summary>Of the run that is patched.</summary>
    public IReadOnlyDictionary<string, PositionSet?> KeptOfPatched()
    {
        List<string> hooks = [.. Hooks, .. Layers.Select(l => Into(l).Hook)];
        if (_site is PatchSite.Query or PatchSite.Key or PatchSite.Value) hooks.AddRange(Layers.SelectMany(l => new[] { LayerHooks.Head(l, "q"), LayerHooks.Head(l, "k"), LayerHooks.Z(l) }));
        for (var layer = Layers[^1]; layer < _decoder.Config.n_layers; layer++)
        {
            var (keys, values) = SuffixRun.Needs(_decoder, layer);
            hooks.AddRange([keys, values]);
        }

        return Whole(hooks);
    }

    /// <summary>Of the other run, where its values are put in.</summary>
    public IReadOnlyDictionary<string, PositionSet?> KeptOfOther(bool asTwin) => Whole(asTwin ? Hooks : []);

    private static Dictionary<string, PositionSet?> Whole(IEnumerable<string> hooks) =>
        hooks.Distinct(StringComparer.Ordinal).ToDictionary(h => h, PositionSet? (_) => null, StringComparer.Ordinal);
}
