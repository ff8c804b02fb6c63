using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>
/// Attribution patching (Nanda 2023): (a_clean − a_corrupted) ⊙ ∂m/∂a on the corrupted run, the first-order estimate of what patching the clean
/// activation in would add to the metric. Two forward passes and one backward give every site at once.
/// </summary>
public static class AttributionPatching
{
    /// <param name="decoder">The model.</param>
    /// <param name="prompts">Pairs.</param>
    /// <param name="sites">At least one.</param>
    /// <param name="kind">What is measured.</param>
    /// <param name="memoryBound">Bytes that activations and gradients may take, estimated; prompts are run in parts that fit.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancellationToken">Checked between parts.</param>
    /// <returns>In the order of the sites.</returns>
    /// <exception cref="ArgumentException">No site is given, or the model has no such site.</exception>
    public static IReadOnlyList<NodeAttribution> Compute(
        Decoder decoder, PromptBatch prompts, IReadOnlyList<AttributionSite> sites, MetricKind kind,
        long memoryBound = 512L << 20, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        var config = decoder.Config;
        if (sites.Count == 0) throw new ArgumentException("Name at least one site to attribute to.", nameof(sites));
        if (config.d_mlp == 0 && sites.Any(s => s is AttributionSite.MlpOut or AttributionSite.ResidMid))
            throw new ArgumentException("This model has no MLPs: leave out the sites after attention and at the MLP.", nameof(sites));
        using var noGrad = torch.no_grad();
        var values = sites.ToDictionary(s => s, s => Enumerable.Range(0, config.n_layers).Select(_ => new double[Slots(config, s), prompts.Length]).ToArray());
        var hooks = sites.SelectMany(s => Enumerable.Range(0, config.n_layers).Select(layer => Name(s, layer))).Distinct(StringComparer.Ordinal).ToList();
        var saturation = new Saturation(config);
        var parts = PromptChunks.Of(prompts, BytesPerToken(config, prompts.Length, sites.Count), memoryBound).ToList();
        for (var part = 0; part < parts.Count; part++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = torch.NewDisposeScope();
            using var metric = GradientRun.MetricOf(decoder, parts[part], kind);
            using var clean = decoder.RunWithCache(parts[part].Clean(), hooks);
            var run = GradientRun.Of(
                decoder, parts[part], metric, GradientRun.Embedded(decoder, parts[part].Corrupted()), [.. hooks.Union(Saturation.HookPoints(config), StringComparer.Ordinal)]);
            saturation.Add(parts[part], run.Value);
            foreach (var (site, layer) in sites.SelectMany(s => Enumerable.Range(0, config.n_layers).Select(layer => (s, layer))))
                Add(values[site][layer], site, (clean[Name(site, layer)] - run.Value(Name(site, layer))) * run.Gradient(Name(site, layer)), prompts.Count);
            progress?.Report((part + 1.0) / parts.Count);
        }

        var saturated = saturation.Heads;
        return [.. sites.Select(site => new NodeAttribution(site, values[site], [.. Enumerable.Range(0, config.n_layers).Select(layer =>
            Enumerable.Range(0, Slots(config, site)).Select(slot => Flags(config, site, layer, slot, saturated)).ToArray())]))];
    }

    private static void Add(double[,] sums, AttributionSite site, Tensor product, int prompts)
    {
        using var scope = torch.NewDisposeScope();
        // [batch, pos, slot, ...] or, for patterns, [batch, slot, query, key] → [slot, pos].
        var bySlot = site switch
        {
            AttributionSite.Pattern => product.sum([0L, 3L]),
            AttributionSite.Z or AttributionSite.Query or AttributionSite.Key or AttributionSite.Value => product.sum([0L, 3L]).t(),
            _ => product.sum([0L, 2L]).unsqueeze(0),
        };
        var numbers = bySlot.to(ScalarType.Float64).contiguous().data<double>().ToArray();
        var length = numbers.Length / sums.GetLength(0);
        for (var i = 0; i < numbers.Length; i++) sums[i / length, i % length] += numbers[i] / prompts;
    }

    private static AttributionFlags Flags(DecoderConfig config, AttributionSite site, int layer, int slot, IReadOnlySet<HeadName> saturated)
    {
        // The residual stream of layer 0 holds little but the embeddings, which the prompts differ in altogether.
        var early = layer == 0 && site is AttributionSite.ResidPre or AttributionSite.ResidMid or AttributionSite.ResidPost or AttributionSite.MlpOut;
        var group = site == AttributionSite.Key ? config.n_heads / config.n_kv_heads : 1;
        var flat = site is AttributionSite.Query or AttributionSite.Key && Enumerable.Range(slot * group, group).Any(head => saturated.Contains(new HeadName(layer, head)));
        return (early ? AttributionFlags.EarlyResidual : AttributionFlags.None) | (flat ? AttributionFlags.SaturatedAttention : AttributionFlags.None);
    }

    private static int Slots(DecoderConfig config, AttributionSite site) => site switch
    {
        AttributionSite.Z or AttributionSite.Query or AttributionSite.Pattern => config.n_heads,
        AttributionSite.Key or AttributionSite.Value => config.n_kv_heads,
        _ => 1,
    };

    private static string Name(AttributionSite site, int layer) => $"blocks.{layer}." + site switch
    {
        AttributionSite.ResidPre => "hook_resid_pre",
        AttributionSite.ResidMid => "hook_resid_mid",
        AttributionSite.ResidPost => "hook_resid_post",
        AttributionSite.AttnOut => "hook_attn_out",
        AttributionSite.MlpOut => "hook_mlp_out",
        AttributionSite.Z => "attn.hook_z",
        AttributionSite.Query => "attn.hook_q",
        AttributionSite.Key => "attn.hook_k",
        AttributionSite.Value => "attn.hook_v",
        AttributionSite.Pattern => "attn.hook_pattern",
        _ => throw new ArgumentOutOfRangeException(nameof(site), site, "Choose one of the sites of attribution patching."),
    };

    // What autograd keeps; each site's values in both runs, gradients and their product.
    private static long BytesPerToken(DecoderConfig c, int length, int sites) => sizeof(float) * c.n_layers * ((16L + 4 * sites) * c.d_model + 3L * c.d_mlp + (4L + sites) * c.n_heads * length);
}
