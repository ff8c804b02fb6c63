using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

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
    /// <returns>By how much z changes, were every head of the site replaced: [prompts · width, heads of the site, query heads of each · d_head].</returns>
    public Tensor Z(PatchSite site, int layer, Tensor change, SuffixRun suffix)
    {
        using var scope = torch.NewDisposeScope();
        var z = site switch
        {
            PatchSite.Z => change,
            PatchSite.Pattern => Weighted(layer, change),
            _ => Attended(site, layer, change, suffix),
        };
        // Query heads that share a key head change together.
        return z.reshape(z.shape[0] * z.shape[1], site.Heads(decoder.Config), -1).MoveToOuterDisposeScope();
    }

    /// <summary>What one head of the site adds to the residual stream after attention, [prompts · width, d_model].</summary>
    /// <param name="layer">Its layer.</param>
    /// <param name="z">Of <see cref="Z"/>.</param>
    /// <param name="head">Of the site.</param>
    public Tensor Write(int layer, Tensor z, int head)
    {
        using var scope = torch.NewDisposeScope();
        var config = decoder.Config;
        long rows = z.shape[0], cells = z.shape[1], inner = z.shape[2];
        flops?.Product(rows, inner, config.d_model);
        return z.select(1, head).mm(decoder.Blocks[layer].Attention.W_O.reshape(cells, inner, config.d_model).select(0, head)).MoveToOuterDisposeScope();
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
