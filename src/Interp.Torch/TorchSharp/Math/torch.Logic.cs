namespace TorchSharp;

public static partial class torch
{
    public static Tensor logical_and(Tensor input, Tensor other) => input.logical_and(other);

    public static Tensor logical_or(Tensor input, Tensor other) => input.logical_or(other);

    public static Tensor logical_xor(Tensor input, Tensor other) => input.logical_xor(other);

    public static Tensor logical_not(Tensor input) => input.logical_not();

    public static Tensor bitwise_and(Tensor input, Tensor other) => input.bitwise_and(other);

    public static Tensor bitwise_or(Tensor input, Tensor other) => input.bitwise_or(other);

    public static Tensor bitwise_xor(Tensor input, Tensor other) => input.bitwise_xor(other);

    public static Tensor bitwise_not(Tensor input) => input.bitwise_not();

    public static Tensor any(Tensor input) => input.any();

    public static Tensor any(Tensor input, long dim, bool keepdim = false) => input.any(dim, keepdim);

    public static Tensor all(Tensor input) => input.all();

    public static Tensor all(Tensor input, long dim, bool keepdim = false) => input.all(dim, keepdim);

    /// <inheritdoc cref="Tensor.masked_fill(Tensor, Scalar)"/>
    public static Tensor masked_fill(Tensor input, Tensor mask, Scalar value) => input.masked_fill(mask, value);

    public static Tensor masked_select(Tensor input, Tensor mask) => input.masked_select(mask);

    public static Tensor masked_scatter(Tensor input, Tensor mask, Tensor value) => input.masked_scatter(mask, value);

    public static Tensor nonzero(Tensor input) => input.nonzero();
}
