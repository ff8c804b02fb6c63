namespace Interp.Analysis.Dictionaries;

/// <summary>How sparse the activations are.</summary>
/// <param name="L0">Mean number of active latents per token.</param>
/// <param name="L1">Mean sum of activations per token.</param>
/// <param name="DeadLatents">Latents that fired on none of <paramref name="Tokens"/>.</param>
/// <param name="UltraLowLatents">Latents that fired, but on fewer than one token in 100,000.</param>
/// <param name="Tokens">Tokens looked at.</param>
/// <param name="Log10DensityHistogram">Latents by log10 of their firing fraction: bins of width ½ from −10 to 0; dead ones are in none.</param>
public sealed record FiringMetrics(double L0, double L1, int DeadLatents, int UltraLowLatents, long Tokens, IReadOnlyList<int> Log10DensityHistogram)
{
    /// <summary>Bins of the histogram.</summary>
    public const int Bins = 20;
}
