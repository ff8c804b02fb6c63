namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor relu() => Aten.relu.Call(this);

        public Tensor sigmoid() => Aten.sigmoid.Call(this);

        public Tensor silu() => Aten.silu.Call(this);

        public Tensor erf() => Aten.erf.Call(this);

        public Tensor erfc() => Aten.erfc.Call(this);

        public Tensor erfinv() => Aten.erfinv.Call(this);

        public Tensor gelu() => Aten.gelu.Call(this, "none");

        /// <summary>Exponentials along <paramref name="dim"/>, scaled to sum to 1.</summary>
        public Tensor softmax(long dim, ScalarType? dtype = null) => Aten.softmax_int.Call(this, dim, dtype);

        /// <summary>The logarithm of <c>softmax</c>, without its underflow.</summary>
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Aten.log_softmax_int.Call(this, dim, dtype);
    }
}
