namespace TorchSharp;

/// <summary>Kinds of devices; the numbers are c10's.</summary>
public enum DeviceType
{
    CPU = 0,
    CUDA = 1,
    META = 14,
}
