namespace TorchSharp;

public static partial class torch
{
    /// <summary>libtorch's version.</summary>
    public static string __version__ => NativeMethods.Version();

    /// <summary>Threads that one operator may use.</summary>
    public static void set_num_threads(int num) => NativeMethods.Check(NativeMethods.interp_threads_set(num));

    public static int get_num_threads() => NativeMethods.interp_threads();

    public static void set_num_interop_threads(int num) => NativeMethods.Check(NativeMethods.interp_interop_threads_set(num));

    /// <summary>Makes sure that a device can be used.</summary>
    /// <exception cref="NotSupportedException">It cannot.</exception>
    public static void InitializeDeviceType(DeviceType deviceType)
    {
        if (!TryInitializeDeviceType(deviceType)) throw new NotSupportedException($"This libtorch ({__version__}) sees no device of type {deviceType}.");
    }

    public static bool TryInitializeDeviceType(DeviceType deviceType) => deviceType != DeviceType.CUDA || cuda.is_available();

    public static class cuda
    {
        public static bool is_available() => NativeMethods.interp_cuda_count() > 0;

        public static int device_count() => NativeMethods.interp_cuda_count();

        /// <summary>Waits until the device has finished all work given to it.</summary>
        public static void synchronize(Device? device = null) => NativeMethods.Check(NativeMethods.interp_cuda_synchronize(device?.index ?? -1));
    }
}
