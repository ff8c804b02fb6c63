namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The tensor with another element type; a new wrapper of the same tensor where it has that type already.</summary>
        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Finish(Aten.to_dtype.Call(this, type, non_blocking, copy, Argument.None), disposeAfter);

        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Finish(Aten.to_device.Call(this, device, dtype, non_blocking, copy, Argument.None), disposeAfter);

        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(device), copy, disposeAfter, non_blocking);

        public Tensor to(DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);

        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Finish(Aten.to_device.Call(this, device, type, non_blocking, copy, Argument.None), disposeAfter);

        /// <summary>The tensor with the type and device of another.</summary>
        public Tensor to(Tensor other, bool non_blocking = false)
        {
            ArgumentNullException.ThrowIfNull(other);
            return Aten.to_device.Call(this, other.device, other.dtype, non_blocking, false, Argument.None);
        }

        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(type, copy, disposeAfter, non_blocking);

        public Tensor type(ScalarType type) => to(type);

        public Tensor type_as(Tensor tensor)
        {
            ArgumentNullException.ThrowIfNull(tensor);
            return to(tensor.dtype);
        }

        public Tensor cpu(bool disposeAfter = false, bool non_blocking = false) => to(CPU, copy: false, disposeAfter, non_blocking);

        public Tensor cuda(Device? device = null, bool non_blocking = false) => to(device ?? CUDA, copy: false, disposeAfter: false, non_blocking);

        public Tensor @float() => to(ScalarType.Float32);

        public Tensor @double() => to(ScalarType.Float64);

        public Tensor half() => to(ScalarType.Float16);

        public Tensor bfloat16() => to(ScalarType.BFloat16);

        public Tensor @long() => to(ScalarType.Int64);

        public Tensor @int() => to(ScalarType.Int32);

        public Tensor @short() => to(ScalarType.Int16);

        public Tensor @byte() => to(ScalarType.Byte);

        public Tensor @bool() => to(ScalarType.Bool);

        public Tensor contiguous() => Aten.contiguous.Call(this, ContiguousFormat);

        public Tensor clone() => Aten.clone.Call(this, Argument.None);

        public Tensor alias() => Aten.alias.Call(this);

        /// <summary>Copies the elements of <paramref name="source"/>, broadcast and converted, into this tensor.</summary>
        public Tensor copy_(Tensor source, bool nonBlocking = false) => Aten.copy_.Into(this, source, nonBlocking);

        /// <summary>c10's number for row-major memory.</summary>
        private const long ContiguousFormat = 0;

        private Tensor Finish(Tensor result, bool disposeAfter)
        {
            if (disposeAfter) Dispose();
            return result;
        }
    }
}
