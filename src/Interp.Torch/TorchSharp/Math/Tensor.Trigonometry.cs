namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor sin() => Aten.sin.Call(this);

        public Tensor cos() => Aten.cos.Call(this);

        public Tensor tan() => Aten.tan.Call(this);

        public Tensor asin() => Aten.asin.Call(this);

        public Tensor acos() => Aten.acos.Call(this);

        public Tensor atan() => Aten.atan.Call(this);

        public Tensor sinh() => Aten.sinh.Call(this);

        public Tensor cosh() => Aten.cosh.Call(this);

        public Tensor tanh() => Aten.tanh.Call(this);

        public Tensor atan2(Tensor other) => Aten.atan2.Call(this, other);
    }
}
