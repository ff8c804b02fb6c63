using Interp.Analysis.Language;
using static TorchSharp.torch;

namespace Interp.Analysis.Lab;

/// <summary>What one run gave.</summary>
/// <param name="Logits">[batch, pos, d_vocab], in nats.</param>
/// <param name="Cache">Activations by full name, e.g. <c>blocks.0.attn.hook_pattern</c>.</param>
public sealed record CachedRun(Tensor Logits, ActivationCache Cache) : IDisposable
{
    public void Dispose()
    {
        Logits.Dispose();
        Cache.Dispose();
    }
}
