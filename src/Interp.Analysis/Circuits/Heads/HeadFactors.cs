using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>A head's four matrices in double; query heads of a group share their key and value.</summary>
/// <param name="Q">[d_model, d_head].</param>
/// <param name="K">[d_model, d_head].</param>
/// <param name="V">[d_model, d_head].</param>
/// <param name="O">[d_head, d_model].</param>
internal sealed record HeadFactors(Tensor Q, Tensor K, Tensor V, Tensor O)
{
    /// <exception cref="ArgumentException">The model has no such head.</exception>
    public static HeadFactors Of(Decoder decoder, HeadName head)
    {
        var config = decoder.Config;
        if (head.Layer < 0 || head.Layer >= config.n_layers || head.Head < 0 || head.Head >= config.n_heads)
            throw new ArgumentException($"The model has no head {head}. It has layers 0 to {config.n_layers - 1} with heads 0 to {config.n_heads - 1}.", nameof(head));
        var shared = head.Head / (config.n_heads / config.n_kv_heads);
        return new HeadFactors(Part("W_Q", head.Head), Part("W_K", shared), Part("W_V", shared), Part("W_O", head.Head));

        Tensor Part(string name, int index) => decoder.Weights[$"blocks.{head.Layer}.attn.{name}"].detach().select(0, index).to(ScalarType.Float64);
    }
}
