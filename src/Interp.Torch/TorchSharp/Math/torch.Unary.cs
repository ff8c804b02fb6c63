namespace TorchSharp;

public static partial class torch
{
    public static Tensor neg(Tensor input) => input.neg();

    public static Tensor abs(Tensor input) => input.abs();

    public static Tensor sign(Tensor input) => input.sign();

    public static Tensor sqrt(Tensor input) => input.sqrt();

    public static Tensor rsqrt(Tensor input) => input.rsqrt();

    public static Tensor square(Tensor input) => input.square();

    public static Tensor reciprocal(Tensor input) => input.reciprocal();

    public static Tensor exp(Tensor input) => input.exp();

    public static Tensor expm1(Tensor input) => input.expm1();

    public static Tensor log(Tensor input) => input.log();

    public static Tensor log1p(Tensor input) => input.log1p();

    public static Tensor log2(Tensor input) => input.log2();

    public static Tensor log10(Tensor input) => input.log10();
}
