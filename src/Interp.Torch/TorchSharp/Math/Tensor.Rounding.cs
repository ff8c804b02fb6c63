namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor floor() => Aten.floor.Call(this);

        public Tensor ceil() => Aten.ceil.Call(this);

        public Tensor trunc() => Aten.trunc.Call(this);

        public Tensor frac() => Aten.frac.Call(this);

        public Tensor round(long decimals = 0) => Aten.round_decimals.Call(this, decimals);

        public Tensor nan_to_num(double nan = 0, double? posinf = null, double? neginf = null) => Aten.nan_to_num.Call(this, nan, posinf, neginf);

        public Tensor isnan() => Aten.isnan.Call(this);

        public Tensor isinf() => Aten.isinf.Call(this);

        public Tensor isfinite() => Aten.isfinite.Call(this);
    }
}
