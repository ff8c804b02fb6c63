namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor eq(Tensor other) => Aten.eq_Tensor.Call(this, other);

        public Tensor eq(Scalar other) => Aten.eq_Scalar.Call(this, other);

        public Tensor ne(Tensor other) => Aten.ne_Tensor.Call(this, other);

        public Tensor ne(Scalar other) => Aten.ne_Scalar.Call(this, other);

        public Tensor lt(Tensor other) => Aten.lt_Tensor.Call(this, other);

        public Tensor lt(Scalar other) => Aten.lt_Scalar.Call(this, other);

        public Tensor le(Tensor other) => Aten.le_Tensor.Call(this, other);

        public Tensor le(Scalar other) => Aten.le_Scalar.Call(this, other);

        public Tensor gt(Tensor other) => Aten.gt_Tensor.Call(this, other);

        public Tensor gt(Scalar other) => Aten.gt_Scalar.Call(this, other);

        public Tensor ge(Tensor other) => Aten.ge_Tensor.Call(this, other);

        public Tensor ge(Scalar other) => Aten.ge_Scalar.Call(this, other);

        public bool allclose(Tensor target, double rtol = 1E-05, double atol = 1E-08, bool equal_nan = false) => Aten.allclose.CallScalar(this, target, rtol, atol, equal_nan).ToBoolean();
    }
}
