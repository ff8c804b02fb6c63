namespace Interp.Analysis.Dictionaries;

/// <summary>Chooses the active latents of one row. An instance serves one thread.</summary>
public interface IRowSelector
{
    /// <summary>Writes the chosen latents in increasing order with their activations, all positive.</summary>
    /// <param name="z">Pre-activations, <c>[d_sae]</c>.</param>
    /// <param name="features">At least d_sae places.</param>
    /// <param name="values">At least d_sae places.</param>
    /// <returns>How many were chosen.</returns>
    int Select(ReadOnlySpan<float> z, Span<int> features, Span<float> values);
}
