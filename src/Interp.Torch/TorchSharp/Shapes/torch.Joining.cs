namespace TorchSharp;

public static partial class torch
{
    /// <summary>Tensors one after the other along an existing dimension.</summary>
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => Aten.cat.Call(ToArray(tensors), dim);

    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => cat(tensors, dim);

    /// <summary>Tensors one after the other along a new dimension.</summary>
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Aten.stack.Call(ToArray(tensors), dim);

    public static Tensor hstack(IList<Tensor> tensors) => Aten.hstack.Call(ToArray(tensors));

    public static Tensor vstack(IList<Tensor> tensors) => Aten.vstack.Call(ToArray(tensors));

    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij") => Aten.meshgrid_indexing.CallList(ToArray(tensors), indexing);

    public static Tensor where(Tensor condition, Tensor x, Tensor y) => Aten.where_self.Call(condition, x, y);

    /// <summary>The indices, per dimension, where the condition holds.</summary>
    public static Tensor[] where(Tensor condition) => Aten.where.CallList(condition);

    private static Tensor[] ToArray(IEnumerable<Tensor> tensors) => tensors as Tensor[] ?? [.. tensors];
}
