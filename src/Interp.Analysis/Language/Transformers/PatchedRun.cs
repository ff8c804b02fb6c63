using static TorchSharp.torch;

namespace Interp.Analysis.Language;

/// <summary>Outcome of a run with interventions.</summary>
/// <param name="Logits">[batch, pos, d_vocab].</param>
/// <param name="Cache">What was asked for, after the edits.</param>
/// <param name="Reports">One per intervention, in the order given.</param>
public sealed record PatchedRun(Tensor Logits, ActivationCache Cache, IReadOnlyList<InterventionReport> Reports) : IDisposable
{
    public void Dispose()
    {
        Logits.Dispose();
        Cache.Dispose();
    }
}
