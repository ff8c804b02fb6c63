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

/// <summary>What one intervention did.</summary>
/// <param name="HookPoint">Where.</param>
/// <param name="ElementsChanged">Numbers that differ after the edit.</param>
/// <param name="MaxChange">Largest absolute difference; 0 when nothing changed.</param>
public sealed record InterventionReport(string HookPoint, long ElementsChanged, double MaxChange);
