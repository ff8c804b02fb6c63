namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor view(params long[] shape) => Aten.view.Call(this, shape);

        public Tensor reshape(params long[] shape) => Aten.reshape.Call(this, shape);

        public Tensor expand(params long[] sizes) => Aten.expand.Call(this, sizes, false);

        public Tensor expand_as(Tensor other) => expand(other.shape);

        public Tensor repeat(params long[] sizes) => Aten.repeat.Call(this, sizes);

        public Tensor permute(params long[] permutation) => Aten.permute.Call(this, permutation);

        public Tensor transpose(long dim0, long dim1) => Aten.transpose_int.Call(this, dim0, dim1);

        public Tensor swapaxes(long dim0, long dim1) => transpose(dim0, dim1);

        public Tensor t() => Aten.t.Call(this);

        public Tensor unsqueeze(long dim) => Aten.unsqueeze.Call(this, dim);

        public Tensor squeeze(long? dim = null) => dim is { } one ? Aten.squeeze_dim.Call(this, one) : Aten.squeeze.Call(this);

        public Tensor flatten(long start_dim = 0, long end_dim = -1) => Aten.flatten_using_ints.Call(this, start_dim, end_dim);

        public Tensor movedim(long[] source, long[] destination) => Aten.movedim_intlist.Call(this, source, destination);

        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0) => Aten.as_strided.Call(this, size, strides, storageOffset);

        public Tensor unfold(long dimension, long size, long step) => Aten.unfold.Call(this, dimension, size, step);

        /// <summary>Splits one dimension into several, one of which may be -1.</summary>
        public Tensor unflatten(long dim, params long[] sizes)
        {
            var old = shape;
            var at = (int)(dim < 0 ? dim + old.Length : dim);
            return view([.. old[..at], .. sizes, .. old[(at + 1)..]]);
        }

        /// <summary>All dimensions in reverse order.</summary>
        public Tensor T => Aten.numpy_T.Call(this);

        /// <summary>The last two dimensions swapped.</summary>
        public Tensor mT => transpose(-2, -1);
    }
}
