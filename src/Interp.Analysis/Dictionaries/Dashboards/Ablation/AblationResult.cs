namespace Interp.Analysis.Dictionaries;

/// <summary>The effects of every example that was ablated.</summary>
/// <param name="spool">Owned by the result.</param>
/// <param name="firstSlots">Slot of each feature's first example.</param>
internal sealed class AblationResult(EffectSpool spool, int[] firstSlots) : IDisposable
{
    /// <summary>A feature's examples with their effects.</summary>
    public FeatureExample[] Complete(int feature, FeatureExample[] examples)
    {
        for (var i = 0; i < examples.Length; i++)
            examples[i] = spool.Complete(examples[i], firstSlots[feature] + (i * AblationPlan.SlotsPerExample));
        return examples;
    }

    public void Dispose() => spool.Dispose();
}
