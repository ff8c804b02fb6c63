using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Interp.Analysis.Language;

/// <summary>The numbers of a contiguous float32 CPU tensor, without a copy.</summary>
internal static class TensorSpan
{
    public static Span<float> Of(Tensor tensor) => tensor.dtype == ScalarType.Float32
        ? MemoryMarshal.Cast<byte, float>(tensor.bytes)
        : throw new InvalidOperationException($"Expected float32 numbers, got {tensor.dtype}.");
}
