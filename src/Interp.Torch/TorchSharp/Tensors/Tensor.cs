namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A handle on a libtorch tensor. Each wrapper is to be disposed, by its dispose scope or by <see cref="Dispose()"/>, also where
    /// several share one storage (views, <c>to</c> to the same type). Outside of any scope the finaliser frees it in the end.
    /// </summary>
    public partial class Tensor : IDisposable, IEquatable<Tensor>
    {
        private static long _live;
        private static long _peak;

        private nint _handle;

        internal Tensor(nint handle)
        {
            _handle = handle;
            if (handle == 0)
            {
                // An undefined tensor (an unused gradient) holds nothing that could be freed.
                GC.SuppressFinalize(this);
                return;
            }

            var live = Interlocked.Increment(ref _live);
            if (live > Interlocked.Read(ref _peak)) Interlocked.Exchange(ref _peak, live);
            DisposeScopeManager.Register(this);
        }

        /// <summary>Takes over the handle of <paramref name="source"/>, which is invalid from then on, and its place in its scope.</summary>
        private protected Tensor(Tensor source)
        {
            ArgumentNullException.ThrowIfNull(source);
            _handle = source.DecoupleFromNativeHandle();
            Interlocked.Increment(ref _live);
            source.OwningDisposeScope?.Replace(source, this);
        }

        ~Tensor() => Free();

        /// <summary>Live tensor handles of the process.</summary>
        public static long TotalCount => Interlocked.Read(ref _live);

        /// <summary>The most that <see cref="TotalCount"/> has been.</summary>
        public static long PeakCount => Interlocked.Read(ref _peak);

        /// <summary>Whether the tensor has been disposed, given away, or never was defined.</summary>
        public bool IsInvalid => _handle == 0;

        /// <summary>The native handle; equal for wrappers of the same tensor.</summary>
        /// <exception cref="InvalidOperationException">The tensor has been disposed.</exception>
        public nint Handle => _handle != 0 ? _handle : throw Disposed();

        internal DisposeScope? OwningDisposeScope { get; set; }

        /// <summary>Wraps a handle that the caller owns, for instance one from <see cref="DecoupleFromNativeHandle"/>.</summary>
        public static Tensor UnsafeCreateTensor(nint handle) => new(handle);

        /// <summary>Gives the handle to the caller; this wrapper is invalid from then on.</summary>
        public nint DecoupleFromNativeHandle()
        {
            GC.SuppressFinalize(this);
            var handle = Interlocked.Exchange(ref _handle, 0);
            if (handle == 0) throw Disposed();
            Interlocked.Decrement(ref _live);
            return handle;
        }

        /// <summary>Frees the tensor; a second call does nothing.</summary>
        public void Dispose()
        {
            Dispose(disposing: true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            if (!Free()) return;
            if (OwningDisposeScope is { } scope) scope.MarkAsDisposed(this);
            else DisposeScopeManager.Statistics.DisposedOutsideScopeCount++;
        }

        /// <summary>Lets the enclosing scope's outer scope hold this tensor, so that it outlives the enclosing one.</summary>
        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        /// <summary>Takes the tensor out of its scope: it is then the caller's to dispose.</summary>
        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (OwningDisposeScope is { } scope) scope.MoveToOther(other, this);
            else other?.Attach(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(Tensor other)
        {
            ArgumentNullException.ThrowIfNull(other);
            return MoveToOtherDisposeScope(other.OwningDisposeScope);
        }

        private bool Free()
        {
            var handle = Interlocked.Exchange(ref _handle, 0);
            if (handle == 0) return false;
            Interlocked.Decrement(ref _live);
            NativeMethods.interp_free(handle);
            return true;
        }

        private static InvalidOperationException Disposed() =>
            new("The tensor has been disposed, or its handle was taken over. Move it out of its dispose scope to use it longer.");
    }
}
