namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The sizes of the dimensions.</summary>
        public unsafe long[] shape => Read(static info => new ReadOnlySpan<long>(info.Sizes, info.Dimensions).ToArray());

        public ScalarType dtype => (ScalarType)Info().ScalarType;

        public Device device
        {
            get
            {
                var info = Info();
                return new Device((DeviceType)info.DeviceType, info.DeviceIndex);
            }
        }

        public DeviceType device_type => (DeviceType)Info().DeviceType;

        public long ndim => Info().Dimensions;

        public long Dimensions => Info().Dimensions;

        public long NumberOfElements => Info().Elements;

        public bool is_leaf => Info().IsLeaf != 0;

        public bool is_cuda => device_type == DeviceType.CUDA;

        public long dim() => ndim;

        public long numel() => NumberOfElements;

        /// <summary>Bytes per element.</summary>
        public long element_size() => Info().ElementSize;

        /// <summary>Where the first element lies in the storage, in elements.</summary>
        public long storage_offset() => Info().StorageOffset;

        public long[] size() => shape;

        public unsafe long size(int dim) => Read(info => info.Sizes[Wrap(dim, info.Dimensions)]);

        /// <summary>Elements to step over per dimension.</summary>
        public unsafe long[] stride() => Read(static info => new ReadOnlySpan<long>(info.Strides, info.Dimensions).ToArray());

        public unsafe long stride(int dim) => Read(info => info.Strides[Wrap(dim, info.Dimensions)]);

        public bool is_contiguous() => Info().IsContiguous != 0;

        public bool is_cpu() => device_type == DeviceType.CPU;

        public bool is_complex() => dtype is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64;

        public bool is_floating_point() => dtype is ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Float32 or ScalarType.Float64;

        internal unsafe NativeInfo Info()
        {
            NativeInfo info;
            NativeMethods.Check(NativeMethods.interp_info(Handle, &info));
            GC.KeepAlive(this);
            return info;
        }

        private T Read<T>(Func<NativeInfo, T> read)
        {
            var value = read(Info());
            GC.KeepAlive(this);
            return value;
        }

        private static int Wrap(int dim, int dimensions)
        {
            var wrapped = dim < 0 ? dim + dimensions : dim;
            if ((uint)wrapped >= (uint)dimensions)
                throw new ArgumentOutOfRangeException(nameof(dim), dim, $"The tensor has {dimensions} dimensions.");
            return wrapped;
        }
    }
}
