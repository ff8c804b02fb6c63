using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>The largest numbers of rows, by whole tensors.</summary>
internal static class Largest
{
    /// <summary>z where it is positive and among the k largest of its row, else 0; of equal ones at the edge libtorch chooses.</summary>
    public static torch.Tensor Of(torch.Tensor z, int k)
    {
        using var scope = torch.NewDisposeScope();
        (torch.Tensor values, torch.Tensor indexes) = z.detach().topk(k, 1, sorted: false);
        torch.Tensor kept = torch.zeros_like(z, torch.@bool).scatter_(1, indexes, values.gt(0));
        return (z * kept).MoveToOuterDisposeScope();
    }
}
