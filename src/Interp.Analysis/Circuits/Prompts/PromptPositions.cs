using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>One position in each prompt of a batch.</summary>
internal sealed class PromptPositions(ReadOnlySpan<int> positions)
{
    private readonly long[] _positions = [.. Array.ConvertAll(positions.ToArray(), p => (long)p)];

    /// <summary>[batch, pos, ...] → [batch, ...]: row and position are indexed together, prompt by prompt.</summary>
    public Tensor Of(Tensor value) => value.index(torch.arange(_positions.Length, ScalarType.Int64), torch.tensor(_positions));
}
