using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Copies an array: its element type gives the tensor's unless <paramref name="dtype"/> is given.</summary>
    public static Tensor tensor<T>(T[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(rawArray);
        return Copy<T>(rawArray, [rawArray.Length], dtype, device, requires_grad);
    }

    /// <summary>Copies an array into a tensor of the given sizes.</summary>
    public static Tensor tensor<T>(T[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        where T : unmanaged => Copy<T>(rawArray, dimensions, dtype, device, requires_grad);

    public static Tensor tensor<T>(Memory<T> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        where T : unmanaged => Copy<T>(rawArray.Span, dimensions, dtype, device, requires_grad);

    public static Tensor tensor<T>(IList<T> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        where T : unmanaged => tensor(rawArray.ToArray(), dtype, device, requires_grad);

    public static Tensor tensor<T>(IList<T> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        where T : unmanaged => tensor(rawArray.ToArray(), dimensions, dtype, device, requires_grad);

    public static Tensor tensor<T>(T[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        where T : unmanaged => CopyArray<T>(rawArray, dtype, device, requires_grad);

    public static Tensor tensor<T>(T[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        where T : unmanaged => CopyArray<T>(rawArray, dtype, device, requires_grad);

    public static Tensor tensor<T>(T[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        where T : unmanaged => CopyArray<T>(rawArray, dtype, device, requires_grad);

    public static Tensor tensor(float scalar, Device? device = null, bool requires_grad = false) => Copy<float>([scalar], [], null, device, requires_grad);

    public static Tensor tensor(int scalar, Device? device = null, bool requires_grad = false) => Copy<int>([scalar], [], null, device, requires_grad);

    public static Tensor tensor(byte scalar, Device? device = null, bool requires_grad = false) => Copy<byte>([scalar], [], null, device, requires_grad);

    public static Tensor tensor(double scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Copy<double>([scalar], [], dtype, device, requires_grad);

    public static Tensor tensor(long scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Copy<long>([scalar], [], dtype, device, requires_grad);

    public static Tensor tensor(bool scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Copy<bool>([scalar], [], dtype, device, requires_grad);

    private static Tensor CopyArray<T>(Array array, ScalarType? dtype, Device? device, bool requires_grad)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(array);
        var elements = MemoryMarshal.CreateReadOnlySpan(ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);
        return Copy(elements, Sizes(array), dtype, device, requires_grad);
    }

    private static Tensor Copy<T>(ReadOnlySpan<T> elements, ReadOnlySpan<long> sizes, ScalarType? dtype, Device? device, bool requires_grad)
        where T : unmanaged
    {
        var expected = 1L;
        foreach (var size in sizes) expected = checked(expected * size);
        if (expected != elements.Length)
            throw new ArgumentException($"{elements.Length} elements do not fill a tensor of shape [{string.Join(", ", sizes.ToArray())}], which takes {expected}.", nameof(sizes));
        var made = empty(sizes.ToArray(), ElementTypes.Of<T>());
        MemoryMarshal.AsBytes(elements).CopyTo(made.bytes);
        if (dtype is { } type && type != made.dtype) made = made.to(type, disposeAfter: true);
        if (device is not null && device.type != DeviceType.CPU) made = made.to(device, disposeAfter: true);
        return Leaf(made, requires_grad);
    }

    private static long[] Sizes(Array array)
    {
        var sizes = new long[array.Rank];
        for (var i = 0; i < sizes.Length; i++) sizes[i] = array.GetLongLength(i);
        return sizes;
    }
}
