namespace TorchSharp;

public static partial class torch
{
    /// <summary>0, 1 ... below <paramref name="stop"/>: integers for an integer, default floating-point numbers otherwise.</summary>
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => arange(0, stop, 1, dtype, device, requires_grad);

    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) => arange(start, stop, 1, dtype, device, requires_grad);

    public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Leaf(Aten.arange_start_step.Call(start, stop, step, dtype, Argument.None, device, Argument.None), requires_grad);

    public static Tensor linspace(double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Leaf(Aten.linspace.Call(start, end, steps, dtype, Argument.None, device, Argument.None), requires_grad);

    public static Tensor eye(long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Leaf(Aten.eye_m.Call(rows, columns < 0 ? rows : columns, dtype, Argument.None, device, Argument.None), requires_grad);

    public static Tensor tril_indices(long row, long col, long offset = 0, ScalarType dtype = ScalarType.Int64, Device? device = null) =>
        Aten.tril_indices.Call(row, col, offset, dtype, Argument.None, device, Argument.None);

    public static Tensor triu_indices(long row, long col, long offset = 0, ScalarType dtype = ScalarType.Int64, Device? device = null) =>
        Aten.triu_indices.Call(row, col, offset, dtype, Argument.None, device, Argument.None);

    public static Tensor randint(long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) => randint(0, high, size, dtype, device, requires_grad, generator);

    /// <summary>Integers from <paramref name="low"/> to below <paramref name="high"/>.</summary>
    public static Tensor randint(long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Leaf(Aten.randint_low_generator.Call(low, high, size, generator, dtype ?? ScalarType.Int64, Argument.None, device, Argument.None), requires_grad);

    /// <summary>The numbers below <paramref name="n"/> in random order.</summary>
    public static Tensor randperm(long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Leaf(Aten.randperm_generator.Call(n, generator, dtype ?? ScalarType.Int64, Argument.None, device, Argument.None), requires_grad);

    public static Tensor complex(Tensor real, Tensor imag) => Aten.complex.Call(real, imag);

    public static Tensor multinomial(Tensor input, long num_samples, bool replacement = false, Generator? generator = null) =>
        Aten.multinomial.Call(input, num_samples, replacement, generator);
}
