using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Language;

/// <summary>x W + b over the last axis.</summary>
internal static class Linear
{
    /// <param name="x">[batch, pos, d_in].</param>
    /// <param name="W">[d_in, d_out].</param>
    /// <param name="b">d_out numbers in any shape, or null.</param>
    /// <param name="flops">Counts the product.</param>
    /// <returns>[batch, pos, d_out].</returns>
    public static Tensor Apply(Tensor x, Tensor W, Tensor? b, FlopCounter? flops = null)
    {
        var (batch, pos, d_out) = (x.shape[0], x.shape[1], W.shape[1]);
        var rows = x.reshape(batch * pos, W.shape[0]);
        flops?.Product(batch * pos, W.shape[0], d_out);
        return (b is null ? rows.mm(W) : torch.addmm(b.reshape(d_out), rows, W, 1, 1)).view(batch, pos, d_out);
    }
}
