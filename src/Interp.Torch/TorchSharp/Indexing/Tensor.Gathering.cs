namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The slice at one index; a view without that dimension.</summary>
        public Tensor select(long dim, long index) => Aten.select_int.Call(this, dim, index);

        public Tensor narrow(long dim, long start, long length) => Aten.narrow.Call(this, dim, start, length);

        public Tensor slice(long dim, long start, long finish, long step) => Aten.slice_Tensor.Call(this, dim, start, finish, step);

        public Tensor index_select(long dim, Tensor index) => Aten.index_select.Call(this, dim, index);

        public Tensor gather(long dim, Tensor index) => Aten.gather.Call(this, dim, index, false);

        public Tensor take_along_dim(Tensor indices, long dim) => Aten.take_along_dim.Call(this, indices, dim);

        public Tensor scatter(long dim, Tensor index, Tensor src) => Aten.scatter_src.Call(this, dim, index, src);

        public Tensor scatter_(long dim, Tensor index, Tensor src) => Aten.scatter__src.Into(this, dim, index, src);

        public Tensor scatter_add(long dim, Tensor index, Tensor src) => Aten.scatter_add.Call(this, dim, index, src);

        public Tensor scatter_add_(long dim, Tensor index, Tensor src) => Aten.scatter_add_.Into(this, dim, index, src);

        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha) => Aten.index_add.Call(this, dim, index, source, alpha);

        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha) => Aten.index_add_.Into(this, dim, index, source, alpha);

        public Tensor index_copy_(long dim, Tensor index, Tensor source) => Aten.index_copy_.Into(this, dim, index, source);

        public Tensor index_fill_(long dim, Tensor index, Scalar value) => Aten.index_fill__int_Scalar.Into(this, dim, index, value);

        public Tensor select_scatter(Tensor src, long dim, long index) => Aten.select_scatter.Call(this, src, dim, index);
    }
}
