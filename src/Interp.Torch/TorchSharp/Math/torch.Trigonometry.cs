namespace TorchSharp;

public static partial class torch
{
    public static Tensor sin(Tensor input) => input.sin();

    public static Tensor cos(Tensor input) => input.cos();

    public static Tensor tan(Tensor input) => input.tan();

    public static Tensor asin(Tensor input) => input.asin();

    public static Tensor acos(Tensor input) => input.acos();

    public static Tensor atan(Tensor input) => input.atan();

    public static Tensor sinh(Tensor input) => input.sinh();

    public static Tensor cosh(Tensor input) => input.cosh();

    public static Tensor tanh(Tensor input) => input.tanh();

    public static Tensor atan2(Tensor input, Tensor other) => input.atan2(other);
}
