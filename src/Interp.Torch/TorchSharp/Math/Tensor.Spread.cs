namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Over all elements; unbiased divides by n - 1.</summary>
        public Tensor std(bool unbiased = true) => Aten.std.Call(this, unbiased);

        public Tensor std(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => As(type).std([dim], unbiased, keepdim);

        public Tensor std(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Aten.std_dim.Call(As(type), dimensions, unbiased, keepdim);

        /// <summary>Over all elements; unbiased divides by n - 1.</summary>
        public Tensor var(bool unbiased = true) => Aten.var.Call(this, unbiased);

        public Tensor var(long dim, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => As(type).var([dim], unbiased, keepdim);

        public Tensor var(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Aten.var_dim.Call(As(type), dimensions, unbiased, keepdim);

        public (Tensor std, Tensor mean) std_mean(bool unbiased = true) => Aten.std_mean.CallTwo(this, unbiased);

        public (Tensor std, Tensor mean) std_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Aten.std_mean_dim.CallTwo(As(type), dimensions, unbiased, keepdim);

        public (Tensor var, Tensor mean) var_mean(bool unbiased = true) => Aten.var_mean.CallTwo(this, unbiased);

        public (Tensor var, Tensor mean) var_mean(long[] dimensions, bool unbiased = true, bool keepdim = false, ScalarType? type = null) => Aten.var_mean_dim.CallTwo(As(type), dimensions, unbiased, keepdim);

        private Tensor As(ScalarType? type) => type is { } wanted && wanted != dtype ? to(wanted) : this;
    }
}
