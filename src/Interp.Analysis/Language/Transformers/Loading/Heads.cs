using static TorchSharp.torch;

namespace Interp.Analysis.Language;

/// <summary>Stored projection matrices seen head by head, without copying them.</summary>
internal static class Heads
{
    /// <summary>nn.Linear [heads · d_head, d_model] → [heads, d_model, d_head].</summary>
    public static Tensor FromLinear(Tensor weight, int heads) =>
        weight.view(heads, weight.shape[0] / heads, weight.shape[1]).permute(0, 2, 1);

    /// <summary>Conv1D [d_model, heads · d_head] → [heads, d_model, d_head].</summary>
    public static Tensor FromConv1D(Tensor weight, int heads) =>
        weight.unflatten(1, heads, weight.shape[1] / heads).permute(1, 0, 2);

    /// <summary>nn.Linear [d_model, heads · d_head] → [heads, d_head, d_model].</summary>
    public static Tensor OutFromLinear(Tensor weight, int heads) => OutFromConv1D(weight.t(), heads);

    /// <summary>Conv1D [heads · d_head, d_model] → [heads, d_head, d_model].</summary>
    public static Tensor OutFromConv1D(Tensor weight, int heads) => weight.unflatten(0, heads, weight.shape[0] / heads);

    /// <summary>[heads · d_head] → [heads, d_head].</summary>
    public static Tensor Bias(Tensor bias, int heads) => bias.view(heads, bias.shape[0] / heads);
}
