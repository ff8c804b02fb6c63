namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor max() => Aten.max.Call(this);

        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => Aten.max_dim.CallTwo(this, dim, keepdim);

        public Tensor max(Tensor other) => maximum(other);

        public Tensor min() => Aten.min.Call(this);

        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => Aten.min_dim.CallTwo(this, dim, keepdim);

        public Tensor min(Tensor other) => minimum(other);

        public Tensor amax(long[] dims, bool keepdim = false) => Aten.amax.Call(this, dims, keepdim);

        public Tensor amax(params long[] dims) => Aten.amax.Call(this, dims, false);

        public Tensor amin(long[] dims, bool keepdim = false) => Aten.amin.Call(this, dims, keepdim);

        public Tensor amin(params long[] dims) => Aten.amin.Call(this, dims, false);

        public Tensor argmax() => Aten.argmax.Call(this, Argument.None, false);

        public Tensor argmax(long dim, bool keepdim = false) => Aten.argmax.Call(this, dim, keepdim);

        public Tensor argmin() => Aten.argmin.Call(this, Argument.None, false);

        public Tensor argmin(long dim, bool keepdim = false) => Aten.argmin.Call(this, dim, keepdim);

        public Tensor median() => Aten.median.Call(this);

        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) => Aten.quantile.Call(this, q, dim, keepdim, "linear");
    }
}
