using Interp.Analysis.Transformers;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits.Knockouts;

/// <summary>What every head puts out, z, on many prompts: in runs of a bounded size.</summary>
internal static class HeadOutputs
{
    private const int TokensAtOnce = 8192;

    /// <param name="decoder">The model.</param>
    /// <param name="tokens">int64 [batch, pos].</param>
    /// <param name="cancellationToken">Checked between runs.</param>
    /// <returns>Per layer, [batch, pos, n_heads, d_head]; in the innermost dispose scope.</returns>
    public static Tensor[] Of(Decoder decoder, Tensor tokens, CancellationToken cancellationToken)
    {
        var names = Enumerable.Range(0, decoder.Config.n_layers).Select(layer => $"blocks.{layer}.attn.hook_z").ToArray();
        List<Tensor>[] parts = [.. names.Select(_ => new List<Tensor>())];
        long rows = Math.Max(1, TokensAtOnce / tokens.shape[1]);
        for (long at = 0; at < tokens.shape[0]; at += rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var cache = decoder.RunWithCache(tokens.narrow(0, at, Math.Min(rows, tokens.shape[0] - at)).to(decoder.W_U.device), names);
            for (var layer = 0; layer < names.Length; layer++) parts[layer].Add(cache[names[layer]].clone());
        }

        return [.. parts.Select(p => torch.cat(p.ToArray(), 0))];
    }
}
