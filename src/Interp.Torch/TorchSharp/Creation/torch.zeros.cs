namespace TorchSharp;

public static partial class torch
{
    public static Tensor zeros(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Leaf(Aten.zeros.Call(size, dtype, Argument.None, device, Argument.None), requires_grad);

    public static Tensor zeros(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        zeros([size], dtype, device, requires_grad);

    public static Tensor zeros(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        zeros([rows, columns], dtype, device, requires_grad);

    public static Tensor zeros(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        zeros([dim0, dim1, dim2], dtype, device, requires_grad);

    public static Tensor zeros(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        zeros([dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    private static Tensor Leaf(Tensor tensor, bool requires_grad)
    {
        if (requires_grad) tensor.requires_grad = true;
        return tensor;
    }
}
