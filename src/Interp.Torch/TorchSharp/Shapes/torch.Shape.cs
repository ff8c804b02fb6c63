namespace TorchSharp;

public static partial class torch
{
    public static Tensor reshape(Tensor input, params long[] shape) => input.reshape(shape);

    public static Tensor permute(Tensor input, params long[] permutation) => input.permute(permutation);

    public static Tensor transpose(Tensor input, long dim0, long dim1) => input.transpose(dim0, dim1);

    public static Tensor swapaxes(Tensor input, long dim0, long dim1) => input.swapaxes(dim0, dim1);

    public static Tensor t(Tensor input) => input.t();

    public static Tensor unsqueeze(Tensor input, long dim) => input.unsqueeze(dim);

    public static Tensor squeeze(Tensor input, long? dim = null) => input.squeeze(dim);

    public static Tensor flatten(Tensor input, long start_dim = 0, long end_dim = -1) => input.flatten(start_dim, end_dim);

    public static Tensor movedim(Tensor input, long[] source, long[] destination) => input.movedim(source, destination);

    public static Tensor as_strided(Tensor input, long[] size, long[] strides, long storageOffset = 0) => input.as_strided(size, strides, storageOffset);
}
