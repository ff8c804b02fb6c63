namespace TorchSharp;

public static partial class torch
{
    /// <summary>Stops recording on the calling thread until disposed.</summary>
    public static IDisposable no_grad() => new GradModeGuard(enabled: false);

    public static IDisposable enable_grad(bool enabled = true) => new GradModeGuard(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradModeGuard(mode);

    public static bool is_grad_enabled() => NativeMethods.interp_grad_mode() != 0;

    /// <summary>As <see cref="no_grad"/>, and tensors made meanwhile can never take part in a graph.</summary>
    public static IDisposable inference_mode(bool mode = true) => new InferenceModeGuard(mode);

    private sealed class GradModeGuard : IDisposable
    {
        private readonly int _before = NativeMethods.interp_grad_mode();
        private bool _disposed;

        internal GradModeGuard(bool enabled) => NativeMethods.interp_grad_mode_set(enabled ? 1 : 0);

        public void Dispose()
        {
            if (_disposed) return;
            _disposed = true;
            NativeMethods.interp_grad_mode_set(_before);
        }
    }

    private sealed class InferenceModeGuard(bool enabled) : IDisposable
    {
        private nint _guard = NativeMethods.interp_inference_mode_new(enabled ? 1 : 0);

        public void Dispose()
        {
            var guard = Interlocked.Exchange(ref _guard, 0);
            if (guard != 0) NativeMethods.interp_inference_mode_free(guard);
        }
    }
}
