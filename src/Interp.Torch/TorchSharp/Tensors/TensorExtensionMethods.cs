using TorchSharp.Modules;
using Tensor = TorchSharp.torch.Tensor;

namespace TorchSharp;

/// <summary>Reads a tensor of one element as a .NET number, converting from any element type.</summary>
public static class TensorExtensionMethods
{
    public static float ToSingle(this Tensor value) => Read(value).ToSingle();

    public static double ToDouble(this Tensor value) => Read(value).ToDouble();

    public static int ToInt32(this Tensor value) => Read(value).ToInt32();

    public static long ToInt64(this Tensor value) => Read(value).ToInt64();

    public static bool ToBoolean(this Tensor value) => Read(value).ToBoolean();

    public static byte ToByte(this Tensor value) => (byte)Read(value).ToInt64();

    /// <summary>Makes a trainable parameter that takes over the tensor's handle.</summary>
    public static Parameter AsParameter(this Tensor value) => new(value);

    private static Scalar Read(Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.numel() != 1) throw new ArgumentException($"Only a tensor with one element is a number; this one has {value.numel()}.", nameof(value));
        return value.ToScalar();
    }
}
