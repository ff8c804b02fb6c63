namespace TorchSharp;

public static partial class torch
{
    /// <summary>A stream of random numbers of its own. Equal seeds give equal draws.</summary>
    public sealed class Generator : IDisposable
    {
        private nint _handle;

        public unsafe Generator(ulong seed = 0, Device? device = null)
        {
            this.device = device ?? CPU;
            nint handle;
            NativeMethods.Check(NativeMethods.interp_generator((int)this.device.type, this.device.index, isDefault: 0, seed, &handle));
            _handle = handle;
        }

        private unsafe Generator()
        {
            device = CPU;
            nint handle;
            NativeMethods.Check(NativeMethods.interp_generator((int)DeviceType.CPU, -1, isDefault: 1, seed: 0, &handle));
            _handle = handle;
        }

        ~Generator() => Free();

        /// <summary>The generator of the process, which draws without one use.</summary>
        public static Generator Default => new();

        public Device device { get; }

        internal nint Handle
        {
            get
            {
                ObjectDisposedException.ThrowIf(_handle == 0, this);
                return _handle;
            }
        }

        public Generator manual_seed(long seed)
        {
            NativeMethods.Check(NativeMethods.interp_generator_seed(Handle, unchecked((ulong)seed)));
            GC.KeepAlive(this);
            return this;
        }

        /// <summary>The seed that the stream started from.</summary>
        public unsafe long initial_seed()
        {
            ulong seed;
            NativeMethods.Check(NativeMethods.interp_generator_initial_seed(Handle, &seed));
            GC.KeepAlive(this);
            return unchecked((long)seed);
        }

        /// <summary>Where the stream is now, as bytes for <see cref="set_state"/>.</summary>
        public unsafe Tensor get_state()
        {
            nint state;
            NativeMethods.Check(NativeMethods.interp_generator_state(Handle, &state));
            GC.KeepAlive(this);
            return new Tensor(state);
        }

        public void set_state(Tensor value)
        {
            ArgumentNullException.ThrowIfNull(value);
            NativeMethods.Check(NativeMethods.interp_generator_state_set(Handle, value.Handle));
            GC.KeepAlive(this);
            GC.KeepAlive(value);
        }

        public void Dispose()
        {
            Free();
            GC.SuppressFinalize(this);
        }

        private void Free()
        {
            var handle = Interlocked.Exchange(ref _handle, 0);
            if (handle != 0) NativeMethods.interp_generator_free(handle);
        }
    }
}
