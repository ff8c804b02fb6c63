using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>What a tensor says about itself; mirrors <c>Info</c> in native/interp_torch.cpp. Pointers live as long as the tensor.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeInfo
{
    public long* Sizes;
    public long* Strides;
    public void* Data;
    public long Elements;
    public long StorageOffset;
    public int Dimensions;
    public int ScalarType;
    public int DeviceType;
    public int DeviceIndex;
    public int RequiresGrad;
    public int IsLeaf;
    public int IsContiguous;
    public int ElementSize;
}
