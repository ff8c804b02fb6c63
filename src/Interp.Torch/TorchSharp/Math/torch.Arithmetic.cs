namespace TorchSharp;

public static partial class torch
{
    public static Tensor add(Tensor input, Tensor target) => input.add(target);

    public static Tensor add(Tensor input, Scalar scalar) => input.add(scalar);

    /// <inheritdoc cref="Tensor.add(Tensor, Scalar)"/>
    public static Tensor add(Tensor input, Tensor target, Scalar alpha) => input.add(target, alpha);

    public static Tensor sub(Tensor input, Tensor target) => input.sub(target);

    public static Tensor sub(Tensor input, Scalar scalar) => input.sub(scalar);

    /// <inheritdoc cref="Tensor.sub(Tensor, Scalar)"/>
    public static Tensor sub(Tensor input, Tensor target, Scalar alpha) => input.sub(target, alpha);

    public static Tensor mul(Tensor input, Tensor target) => input.mul(target);

    public static Tensor mul(Tensor input, Scalar target) => input.mul(target);

    public static Tensor div(Tensor input, Tensor target, RoundingMode rounding_mode = RoundingMode.None) => input.div(target, rounding_mode);

    public static Tensor div(Tensor input, Scalar target, RoundingMode rounding_mode = RoundingMode.None) => input.div(target, rounding_mode);

    public static Tensor floor_divide(Tensor input, Tensor other) => input.floor_divide(other);

    public static Tensor floor_divide(Tensor input, Scalar other) => input.floor_divide(other);

    public static Tensor remainder(Tensor input, Tensor other) => input.remainder(other);

    public static Tensor remainder(Tensor input, Scalar other) => input.remainder(other);

    public static Tensor fmod(Tensor input, Tensor other) => input.fmod(other);

    public static Tensor fmod(Tensor input, Scalar other) => input.fmod(other);

    public static Tensor pow(Tensor input, Tensor exponent) => input.pow(exponent);

    public static Tensor pow(Tensor input, Scalar exponent) => input.pow(exponent);

    /// <inheritdoc cref="Tensor.addcmul(Tensor, Tensor, Scalar)"/>
    public static Tensor addcmul(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcmul(tensor1, tensor2, value);

    /// <inheritdoc cref="Tensor.addcdiv(Tensor, Tensor, Scalar)"/>
    public static Tensor addcdiv(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) => input.addcdiv(tensor1, tensor2, value);

    public static Tensor lerp(Tensor input, Tensor end, Tensor weight) => input.lerp(end, weight);
}
