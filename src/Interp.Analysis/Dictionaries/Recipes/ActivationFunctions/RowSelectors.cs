using System.Runtime.InteropServices;
using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>The sparse form of each activation function.</summary>
internal static class RowSelectors
{
    /// <summary>A selector for one thread; it is given z, or a of a gated dictionary.</summary>
    public static IRowSelector Create(SaeSettings settings, SaeWeights weights) => settings.Architecture switch
    {
        SaeArchitecture.Standard => new PositiveSelector(),
        SaeArchitecture.TopK => new TopKSelector(settings.k!.Value),
        SaeArchitecture.JumpReLU => new ThresholdSelector(Numbers(weights.threshold!)),
        SaeArchitecture.Gated => new GatedSelector(Numbers(weights.r_mag!), Numbers(weights.b_gate!), Numbers(weights.b_mag!)),
        var other => throw new ArgumentOutOfRangeException(nameof(settings), other, "unknown"),
    };

    private static ReadOnlySpan<float> Numbers(torch.Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
