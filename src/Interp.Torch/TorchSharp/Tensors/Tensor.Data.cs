using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The memory of a contiguous CPU tensor: a live view that is valid while the tensor is.</summary>
        /// <exception cref="InvalidOperationException">The tensor is not on the CPU or not contiguous.</exception>
        /// <exception cref="ArgumentException">More than 2 GiB, or the assigned span has another length.</exception>
        public unsafe Span<byte> bytes
        {
            get
            {
                var info = Info();
                if (info.DeviceType != (int)DeviceType.CPU) throw new InvalidOperationException("Only the memory of a CPU tensor can be read: call cpu() first.");
                if (info.IsContiguous == 0) throw new InvalidOperationException("The tensor's elements are not contiguous: call contiguous() first.");
                var length = info.Elements * info.ElementSize;
                if (length > int.MaxValue) throw new ArgumentException($"A span ends at 2 GiB and the tensor has {length} bytes: read it in parts.", nameof(bytes));
                return new Span<byte>(info.Data, (int)length);
            }

            set
            {
                var destination = bytes;
                if (destination.Length != value.Length)
                    throw new ArgumentException($"The tensor has {destination.Length} bytes and {value.Length} were given.", nameof(value));
                value.CopyTo(destination);
            }
        }

        /// <summary>The only element.</summary>
        /// <exception cref="ArgumentException">The tensor has not one element, or its elements are not <typeparamref name="T"/>.</exception>
        public unsafe T item<T>()
            where T : unmanaged
        {
            var info = Info();
            if (info.Elements != 1) throw new ArgumentException($"item() reads the only element, and the tensor has {info.Elements}.");
            RequireElements<T>((ScalarType)info.ScalarType);
            if (info.DeviceType == (int)DeviceType.CPU)
            {
                var value = Unsafe.ReadUnaligned<T>(info.Data);
                GC.KeepAlive(this);
                return value;
            }

            using var local = Aten.to_device.Call(this, CPU, dtype, false, false, Argument.None);
            return MemoryMarshal.Read<T>(local.bytes);
        }

        /// <summary>Reads and writes elements by their index, whatever the strides.</summary>
        /// <exception cref="ArgumentException">The elements are not <typeparamref name="T"/>.</exception>
        public Utils.TensorAccessor<T> data<T>()
            where T : unmanaged
        {
            RequireElements<T>(dtype);
            return new Utils.TensorAccessor<T>(this);
        }

        /// <summary>The only element, as a number.</summary>
        public Scalar ToScalar() => Aten._local_scalar_dense.CallScalar(this);

        /// <summary>Copies memory into a stream, a buffer at a time.</summary>
        public void WriteBytesToStream(Stream stream, int bufferSize = 1024)
        {
            ArgumentNullException.ThrowIfNull(stream);
            stream.Write(bytes);
        }

        /// <summary>Fills the memory from a stream.</summary>
        /// <exception cref="EndOfStreamException">The stream ends too early.</exception>
        public void ReadBytesFromStream(Stream stream, int bufferSize = 1024)
        {
            ArgumentNullException.ThrowIfNull(stream);
            stream.ReadExactly(bytes);
        }

        internal static void RequireElements<T>(ScalarType dtype)
        {
            if (ElementTypes.Of<T>() != dtype)
                throw new ArgumentException($"The tensor has elements of type {dtype}, which cannot be read as {typeof(T).Name}: convert it with to({ElementTypes.Of<T>()}) first.");
        }
    }
}
