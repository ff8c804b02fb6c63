using System.Collections;
using System.Runtime.InteropServices;
using Tensor = TorchSharp.torch.Tensor;

namespace TorchSharp.Utils;

/// <summary>Elements of a tensor in row-major order, whatever its strides. Keeps the tensor reachable but does not own it.</summary>
/// <typeparam name="T">The element type, exactly that of the tensor.</typeparam>
public sealed class TensorAccessor<T> : IDisposable, IEnumerable<T>
    where T : unmanaged
{
    private readonly Tensor _tensor;
    private readonly Tensor? _copy;

    internal TensorAccessor(Tensor tensor)
    {
        _tensor = tensor;
        if (tensor.is_cpu()) return;
        _copy = tensor.cpu().DetachFromDisposeScope();
    }

    public long Count => _tensor.numel();

    private Tensor Source => _copy ?? _tensor;

    /// <summary>The element at a position, one index per dimension.</summary>
    public unsafe T this[params long[] indices]
    {
        get => *At(indices);
        set
        {
            if (_copy is not null) throw new InvalidOperationException("Elements on another device cannot be set one by one.");
            *At(indices) = value;
        }
    }

    public T[] ToArray()
    {
        var result = new T[Count];
        CopyTo(result.AsSpan());
        return result;
    }

    /// <summary>A .NET array of the tensor's shape.</summary>
    public Array ToNDArray()
    {
        var shape = Source.shape;
        if (shape.Length == 0) return new[] { ToArray()[0] };
        var result = Array.CreateInstance(typeof(T), shape);
        var bytes = MemoryMarshal.AsBytes(ToArray().AsSpan());
        bytes.CopyTo(MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(result), bytes.Length));
        return result;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    /// <summary>Copies as many elements as both sides have from where they start.</summary>
    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        using var packed = Packed();
        var source = MemoryMarshal.Cast<byte, T>(packed.bytes)[(int)tensorIndex..];
        var destination = array[arrayIndex..];
        source[..Math.Min(source.Length, destination.Length)].CopyTo(destination);
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    /// <summary>Writes as many elements as both sides have from where they start.</summary>
    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        if (_copy is not null) throw new InvalidOperationException("Elements on another device cannot be written from here: use copy_.");
        using var packed = Packed();
        var destination = MemoryMarshal.Cast<byte, T>(packed.bytes)[(int)tensorIndex..];
        var source = array[arrayIndex..];
        source[..Math.Min(source.Length, destination.Length)].CopyTo(destination);
        if (_tensor.is_contiguous()) return;
        using (torch.no_grad()) _tensor.copy_(packed);
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose() => _copy?.Dispose();

    private Tensor Packed()
    {
        using (torch.no_grad()) return Source.contiguous().DetachFromDisposeScope();
    }

    private unsafe T* At(long[] indices)
    {
        var info = Source.Info();
        if (indices.Length != info.Dimensions)
            throw new ArgumentException($"{indices.Length} indices were given and the tensor has {info.Dimensions} dimensions.", nameof(indices));
        var offset = 0L;
        for (var i = 0; i < indices.Length; i++)
        {
            if ((ulong)indices[i] >= (ulong)info.Sizes[i])
                throw new ArgumentOutOfRangeException(nameof(indices), indices[i], $"Dimension {i} has size {info.Sizes[i]}.");
            offset += indices[i] * info.Strides[i];
        }

        return (T*)info.Data + offset;
    }
}
