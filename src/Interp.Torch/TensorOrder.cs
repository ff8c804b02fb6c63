using TorchSharp;

namespace Interp.Torch;

/// <summary>Orders that do not depend on chance among equal values.</summary>
public static class TensorOrder
{
    /// <summary>The largest along the last axis, largest first; of equal ones the one that comes first, where <c>topk</c> takes any.</summary>
    /// <param name="values">[..., n].</param>
    /// <param name="count">At most n.</param>
    /// <returns>Both [..., count].</returns>
    public static (torch.Tensor Values, torch.Tensor Indexes) Largest(this torch.Tensor values, int count)
    {
        ArgumentNullException.ThrowIfNull(values);
        using var scope = torch.NewDisposeScope();
        var (sorted, indexes) = values.sort(-1, descending: true, stable: true);
        return (sorted.narrow(-1, 0, count).MoveToOuterDisposeScope(), indexes.narrow(-1, 0, count).MoveToOuterDisposeScope());
    }
}
