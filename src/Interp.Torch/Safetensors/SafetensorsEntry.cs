using static TorchSharp.torch;

namespace Interp.Torch;

/// <summary>One tensor as the header of a safetensors file describes it.</summary>
/// <param name="Name">The tensor's key.</param>
/// <param name="Dtype">Its element type.</param>
/// <param name="Shape">Its sizes; empty for a single number.</param>
/// <param name="Offset">Where its bytes start, counted from the start of the file.</param>
/// <param name="Length">How many bytes it has.</param>
public sealed record SafetensorsEntry(string Name, ScalarType Dtype, IReadOnlyList<long> Shape, long Offset, long Length);
