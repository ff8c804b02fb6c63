namespace TorchSharp;

public static partial class torch
{
    public static Tensor flip(Tensor input, params long[] dims) => input.flip(dims);

    public static Tensor roll(Tensor input, long[] shifts, long[] dims) => input.roll(shifts, dims);

    public static Tensor roll(Tensor input, long shifts, long dims) => input.roll(shifts, dims);

    /// <inheritdoc cref="Tensor.tril(long)"/>
    public static Tensor tril(Tensor input, long diagonal = 0) => input.tril(diagonal);

    /// <inheritdoc cref="Tensor.triu(long)"/>
    public static Tensor triu(Tensor input, long diagonal = 0) => input.triu(diagonal);

    public static Tensor diag(Tensor input, long diagonal = 0) => input.diag(diagonal);

    public static Tensor diagonal(Tensor input, long offset = 0, long dim1 = 0, long dim2 = 1) => input.diagonal(offset, dim1, dim2);

    public static Tensor[] split(Tensor input, long size, int dim = 0) => input.split(size, dim);

    public static Tensor[] split(Tensor input, long[] sizes, long dim = 0) => input.split(sizes, dim);

    public static Tensor[] chunk(Tensor input, long chunks, long dim = 0) => input.chunk(chunks, dim);

    public static Tensor[] unbind(Tensor input, long dimension = 0) => input.unbind(dimension);

    public static Tensor[] tensor_split(Tensor input, long size, long dim = 0) => input.tensor_split(size, dim);
}
