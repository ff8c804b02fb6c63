using Interp.Analysis.Activations;

namespace Interp.Analysis.Dictionaries;

/// <summary>BatchTopK: Bussmann, Leask and Nanda 2024 (arXiv 2412.06410).</summary>
public sealed record BatchTopKOptions : TopKFamilyOptions
{
    /// <summary>The first reconstructions are fitted.</summary>
    public BatchTopKOptions() => FitInitialGain = true;

    /// <inheritdoc/>
    public override string Recipe => "batchtopk";

    /// <inheritdoc/>
    protected override SparseRecipe CreateSparse(IActivationSource source) => new BatchTopKRecipe(this, source);
}
