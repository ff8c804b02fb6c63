namespace TorchSharp;

public static partial class torch
{
    public static Tensor eq(Tensor input, Tensor other) => input.eq(other);

    public static Tensor eq(Tensor input, Scalar other) => input.eq(other);

    public static Tensor ne(Tensor input, Tensor other) => input.ne(other);

    public static Tensor ne(Tensor input, Scalar other) => input.ne(other);

    public static Tensor lt(Tensor input, Tensor other) => input.lt(other);

    public static Tensor lt(Tensor input, Scalar other) => input.lt(other);

    public static Tensor le(Tensor input, Tensor other) => input.le(other);

    public static Tensor le(Tensor input, Scalar other) => input.le(other);

    public static Tensor gt(Tensor input, Tensor other) => input.gt(other);

    public static Tensor gt(Tensor input, Scalar other) => input.gt(other);

    public static Tensor ge(Tensor input, Tensor other) => input.ge(other);

    public static Tensor ge(Tensor input, Scalar other) => input.ge(other);

    public static bool allclose(Tensor input, Tensor target, double rtol = 1E-05, double atol = 1E-08, bool equal_nan = false) => input.allclose(target, rtol, atol, equal_nan);
}
