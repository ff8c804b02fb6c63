namespace TorchSharp;

public static partial class torch
{
    /// <summary>Memory as it comes: fill it before reading.</summary>
    public static Tensor empty(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Leaf(Aten.empty_memory_format.Call(size, dtype, Argument.None, device, Argument.None, Argument.None), requires_grad);

    public static Tensor empty(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        empty([size], dtype, device, requires_grad);

    public static Tensor empty(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        empty([rows, columns], dtype, device, requires_grad);

    public static Tensor empty(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        empty([dim0, dim1, dim2], dtype, device, requires_grad);

    public static Tensor empty(long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        empty([dim0, dim1, dim2, dim3], dtype, device, requires_grad);
}
