namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public static explicit operator float(Tensor value) => value.ToSingle();

        public static explicit operator double(Tensor value) => value.ToDouble();

        public static explicit operator int(Tensor value) => value.ToInt32();

        public static explicit operator long(Tensor value) => value.ToInt64();

        public static explicit operator bool(Tensor value) => value.ToBoolean();
    }
}
