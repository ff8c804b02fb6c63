using Interp.Analysis.Circuits.Flops;
using Interp.Analysis.Circuits.Runs;
using Interp.Analysis.Transformers;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits.ActivationPatching;

/// <summary>
/// What a head writes otherwise when one of its inputs, its pattern or its z is replaced. Heads of a layer do not read one another, so that all are replaced
/// in one computation and each cell takes its own.
/// </summary>
internal sealed class HeadChange(Decoder decoder, BaseRun patched, FlopCounter? flops)
{
    /// <param name="site">What is replaced.</param>
    /// <param name="layer">In which layer.</param>
    /// <param name="change">By how much, [prompts, width, heads of the site, ...].</param>
    /// <param name="suffix">What the change can reach.</param>
    /// <returns>For each head of the site, what is added to the residual stream after attention: [heads, prompts · width, d_model].</returns>
    public Tensor Writes(PatchSite site, int layer, Tensor change, SuffixRun suffix)
    {
        var config = decoder.Config;
        var z = site switch
        {
            PatchSite.Z => change,
            PatchSite.Pattern => Weighted(layer, change),
            _ => Attended(site, layer, change, suffix),
        };
        // Query heads that share a key head change together.
        long cells = site.Heads(config), rows = z.shape[0] * z.shape[1], inner = config.n_heads / cells * config.d_head;
        flops?.Product(rows, inner, config.d_model, cells);
        return z.reshape(rows, cells, inner).permute(1, 0, 2).bmm(decoder.Blocks[layer].Attention.W_O.reshape(cells, inner, config.d_model));
    }

    // [prompts, width, n_heads, pos] → [prompts, width, n_heads, d_head]
    private Tensor Weighted(int layer, Tensor pattern)
    {
        var v = patched.Kept[LayerHooks.Head(layer, "v")];
        long prompts = v.shape[0], pos = v.shape[1], kv = v.shape[2], group = pattern.shape[2] / kv, width = pattern.shape[1], d_head = v.shape[3];
        flops?.Product(width * group, pos, d_head, prompts * kv);
        return pattern.reshape(prompts, width, kv, group, pos).permute(0, 2, 3, 1, 4).reshape(prompts * kv, group * width, pos)
            .bmm(v.permute(0, 2, 1, 3).reshape(prompts * kv, pos, d_head))
            .view(prompts, kv, group, width, d_head).permute(0, 3, 1, 2, 4).reshape(prompts, width, kv * group, d_head);
    }

    private Tensor Attended(PatchSite site, int layer, Tensor change, SuffixRun suffix)
    {
        var at = suffix.Window.Positions;
        var attention = decoder.Blocks[layer].Attention;
        Tensor q = Input("q", PatchSite.Query), k = Input("k", PatchSite.Key), v = Input("v", PatchSite.Value);
        var (baseK, baseV) = suffix.Before(layer);
        return suffix.Attention.Z(attention.Turned(q, at.Flat), attention.Turned(k, at.Flat), v, baseK, baseV) - at.Gather(patched.Kept[LayerHooks.Z(layer)]);

        Tensor Input(string letter, PatchSite own)
        {
            var plain = at.Gather(patched.Kept[LayerHooks.Head(layer, letter)]);
            return site == own ? plain + change : plain;
        }
    }
}
