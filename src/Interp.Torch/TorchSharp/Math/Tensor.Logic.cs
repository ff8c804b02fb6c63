namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor logical_and(Tensor other) => Aten.logical_and.Call(this, other);

        public Tensor logical_or(Tensor other) => Aten.logical_or.Call(this, other);

        public Tensor logical_xor(Tensor other) => Aten.logical_xor.Call(this, other);

        public Tensor logical_not() => Aten.logical_not.Call(this);

        public Tensor bitwise_and(Tensor other) => Aten.bitwise_and_Tensor.Call(this, other);

        public Tensor bitwise_or(Tensor other) => Aten.bitwise_or_Tensor.Call(this, other);

        public Tensor bitwise_xor(Tensor other) => Aten.bitwise_xor_Tensor.Call(this, other);

        public Tensor bitwise_not() => Aten.bitwise_not.Call(this);

        public Tensor any() => Aten.any.Call(this);

        public Tensor any(long dim, bool keepdim = false) => Aten.any_dim.Call(this, dim, keepdim);

        public Tensor all() => Aten.all.Call(this);

        public Tensor all(long dim, bool keepdim = false) => Aten.all_dim.Call(this, dim, keepdim);

        /// <summary>A copy with <paramref name="value"/> where <paramref name="mask"/> is true.</summary>
        public Tensor masked_fill(Tensor mask, Scalar value) => Aten.masked_fill_Scalar.Call(this, mask, value);

        public Tensor masked_fill_(Tensor mask, Scalar value) => Aten.masked_fill__Scalar.Into(this, mask, value);

        public Tensor masked_select(Tensor mask) => Aten.masked_select.Call(this, mask);

        public Tensor masked_scatter(Tensor mask, Tensor value) => Aten.masked_scatter.Call(this, mask, value);

        public Tensor nonzero() => Aten.nonzero.Call(this);

        /// <summary>This tensor where <paramref name="condition"/> is true, <paramref name="y"/> elsewhere.</summary>
        public Tensor where(Tensor condition, Tensor y) => Aten.where_self.Call(condition, this, y);
    }
}
