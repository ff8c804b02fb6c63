using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>Patterns in which attention to a token counts by how much there is to take from it.</summary>
public static class ValueWeighted
{
    /// <summary>A · ‖v‖ (Kobayashi et al. 2020): heads that rest on a token whose value is small do not look busy.</summary>
    /// <param name="pattern">[batch, n_heads, query, key].</param>
    /// <param name="v">[batch, pos, n_kv_heads, d_head].</param>
    /// <returns>[batch, n_heads, query, key].</returns>
    public static Tensor Pattern(Tensor pattern, Tensor v)
    {
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var norms = v.square().sum(-1L).sqrt().permute(0, 2, 1); // [batch, n_kv_heads, key]
        var group = pattern.shape[1] / norms.shape[1];
        return (pattern * norms.repeat_interleave(group, 1).unsqueeze(2)).MoveToOuterDisposeScope();
    }
}
