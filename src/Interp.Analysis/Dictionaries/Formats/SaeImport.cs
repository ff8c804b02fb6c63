namespace Interp.Analysis.Dictionaries;

/// <summary>A dictionary that was read, and what its files say about it.</summary>
/// <param name="Dictionary">For raw activations: scales and norms are folded into its weights.</param>
/// <param name="Format">Name of the format.</param>
/// <param name="Metadata">What the configuration says beside the formula, e.g. <c>hook_name</c>.</param>
/// <param name="Notes">What was changed on the way in, as sentences.</param>
public sealed record SaeImport(SparseAutoencoder Dictionary, string Format, IReadOnlyDictionary<string, string> Metadata, IReadOnlyList<string> Notes) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => Dictionary.Dispose();
}
