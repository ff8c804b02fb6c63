using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>Each activation function as its paper writes it, by libtorch's own operators: the slow reference.</summary>
internal static class DenseActivations
{
    /// <summary>f, <c>[rows, d_sae]</c>.</summary>
    /// <param name="settings">Which function.</param>
    /// <param name="weights">Its thresholds and biases.</param>
    /// <param name="z">z, or a of a gated dictionary, <c>[rows, d_sae]</c>.</param>
    public static torch.Tensor Of(SaeSettings settings, SaeWeights weights, torch.Tensor z) => settings.Architecture switch
    {
        SaeArchitecture.Standard => z.relu(),
        SaeArchitecture.TopK => Largest(z.relu(), settings.k!.Value),
        SaeArchitecture.JumpReLU => z.relu() * z.gt(weights.threshold!).to(torch.float32),
        SaeArchitecture.Gated => (weights.r_mag!.exp() * z + weights.b_mag!).relu() * (z + weights.b_gate!).gt(0).to(torch.float32),
        var other => throw new ArgumentOutOfRangeException(nameof(settings), other, "unknown"),
    };

    private static torch.Tensor Largest(torch.Tensor f, int k)
    {
        (torch.Tensor values, torch.Tensor indexes) = f.topk(k);
        return torch.zeros_like(f).scatter(1, indexes, values);
    }
}
