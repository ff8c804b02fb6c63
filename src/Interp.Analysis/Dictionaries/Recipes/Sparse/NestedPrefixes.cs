namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Matryoshka: the first m_1 &lt; … &lt; m_n = d_sae latents each reconstruct on their own, and the error is Σ_j w_j ‖x − x̂_j‖².
/// </summary>
/// <param name="Ends">m_1 … m_n.</param>
/// <param name="Weights">w_1 … w_n.</param>
public sealed record NestedPrefixes(IReadOnlyList<int> Ends, IReadOnlyList<double> Weights)
{
    /// <summary>The first prefix that holds a latent.</summary>
    public int GroupOf(int latent)
    {
        int group = 0;
        while (latent >= Ends[group])
            group++;
        return group;
    }
}
