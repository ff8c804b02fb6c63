namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor neg() => Aten.neg.Call(this);

        public Tensor abs() => Aten.abs.Call(this);

        public Tensor sign() => Aten.sign.Call(this);

        public Tensor sqrt() => Aten.sqrt.Call(this);

        public Tensor rsqrt() => Aten.rsqrt.Call(this);

        public Tensor square() => Aten.square.Call(this);

        public Tensor reciprocal() => Aten.reciprocal.Call(this);

        public Tensor exp() => Aten.exp.Call(this);

        public Tensor expm1() => Aten.expm1.Call(this);

        public Tensor log() => Aten.log.Call(this);

        public Tensor log1p() => Aten.log1p.Call(this);

        public Tensor log2() => Aten.log2.Call(this);

        public Tensor log10() => Aten.log10.Call(this);
    }
}
