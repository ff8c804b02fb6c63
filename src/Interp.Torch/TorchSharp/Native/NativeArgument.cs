using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>One value on its way to or from libtorch; mirrors <c>Arg</c> in native/interp_torch.cpp.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeArgument
{
    public ArgumentKind Kind;

    /// <summary>Length of a list or string, or the index of a device.</summary>
    public int Count;

    /// <summary>The value's bits, or a pointer to them.</summary>
    public long Bits;
}
