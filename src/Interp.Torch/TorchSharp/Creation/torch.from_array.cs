using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor over the memory of a .NET array, which stays pinned as long as libtorch uses it.</summary>
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, dtype: null, device);

    /// <summary>Shares the array's memory unless type or device ask for a copy.</summary>
    public static Tensor from_array(Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false)
    {
        ArgumentNullException.ThrowIfNull(rawArray);
        var type = ElementTypes.Find(rawArray.GetType().GetElementType()!);
        var shared = Share(rawArray, Sizes(rawArray), type, offset: 0);
        if (dtype is { } wanted && wanted != type) shared = shared.to(wanted, disposeAfter: true);
        if (device is not null && device.type != DeviceType.CPU) shared = shared.to(device, disposeAfter: true);
        return Leaf(shared, requires_grad);
    }

    /// <summary>Shares the array's memory where it can.</summary>
    public static Tensor as_tensor(Array data, ScalarType? dtype = null, Device? device = null) => from_array(data, dtype, device);

    /// <summary>The tensor itself, in a new wrapper, where it has the type and device already.</summary>
    public static Tensor as_tensor(Tensor data, ScalarType? dtype = null, Device? device = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.to(dtype ?? data.dtype, device ?? data.device);
    }

    /// <summary>Shares the array's memory where it can.</summary>
    public static Tensor as_tensor<T>(T[] data, ScalarType? dtype = null, Device? device = null)
        where T : unmanaged => from_array(data, dtype, device);

    public static Tensor as_tensor<T>(IList<T> data, ScalarType? dtype = null, Device? device = null)
        where T : unmanaged => from_array(data as T[] ?? [.. data], dtype, device);

    /// <summary>A one-dimensional tensor over part of an array's memory.</summary>
    /// <param name="count">Elements; -1 takes all that follow <paramref name="offset"/>.</param>
    /// <param name="offset">Elements to leave out in front.</param>
    public static Tensor frombuffer(Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
    {
        ArgumentNullException.ThrowIfNull(rawArray);
        var type = ElementTypes.Find(rawArray.GetType().GetElementType()!);
        if (count < 0) count = rawArray.LongLength - offset;
        if (offset < 0 || count < 0 || offset > rawArray.LongLength - count)
            throw new ArgumentException($"Elements {offset} to {offset + count} are not all in an array of {rawArray.LongLength}.", nameof(count));
        var shared = Share(rawArray, [count], type, offset);
        if (dtype != type) shared = shared.to(dtype, disposeAfter: true);
        return Leaf(shared, requires_grad);
    }

    private static unsafe Tensor Share(Array array, long[] sizes, ScalarType type, long offset)
    {
        var pin = GCHandle.Alloc(array, GCHandleType.Pinned);
        var elementSize = array.Length == 0 ? 0 : Buffer.ByteLength(array) / array.LongLength;
        nint handle;
        fixed (long* pointer = sizes)
        {
            var data = (byte*)pin.AddrOfPinnedObject() + offset * elementSize;
            var status = NativeMethods.interp_from_blob(data, pointer, sizes.Length, (int)type, &Unpin, GCHandle.ToIntPtr(pin), &handle);
            if (status != 0) pin.Free();
            NativeMethods.Check(status);
        }

        return new Tensor(handle);
    }

    [UnmanagedCallersOnly]
    private static void Unpin(nint pin) => GCHandle.FromIntPtr(pin).Free();
}
