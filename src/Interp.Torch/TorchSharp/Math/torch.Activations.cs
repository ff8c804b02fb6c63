namespace TorchSharp;

public static partial class torch
{
    public static Tensor relu(Tensor input) => input.relu();

    public static Tensor sigmoid(Tensor input) => input.sigmoid();

    public static Tensor silu(Tensor input) => input.silu();

    public static Tensor erf(Tensor input) => input.erf();

    public static Tensor erfc(Tensor input) => input.erfc();

    public static Tensor erfinv(Tensor input) => input.erfinv();

    public static Tensor gelu(Tensor input) => input.gelu();

    /// <inheritdoc cref="Tensor.softmax(long, ScalarType?)"/>
    public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

    /// <inheritdoc cref="Tensor.log_softmax(long, ScalarType?)"/>
    public static Tensor log_softmax(Tensor input, long dim, ScalarType? dtype = null) => input.log_softmax(dim, dtype);
}
