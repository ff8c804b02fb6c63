using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Tests.Lab;

/// <summary>Equal shapes and, to the bit, equal numbers.</summary>
internal static class SameTensor
{
    public static bool IsSameAs(this Tensor one, Tensor other) => one.shape.SequenceEqual(other.shape) && one.eq(other).all().ToBoolean();
}
