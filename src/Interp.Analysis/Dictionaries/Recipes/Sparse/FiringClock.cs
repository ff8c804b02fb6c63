namespace Interp.Analysis.Dictionaries;

/// <summary>Tokens since each latent last fired.</summary>
/// <param name="d_sae">Latents.</param>
/// <param name="window">A latent is dead after so many tokens.</param>
public sealed class FiringClock(int d_sae, long window)
{
    /// <summary>Live, <c>[d_sae]</c>.</summary>
    public long[] TokensSinceFired { get; } = new long[d_sae];

    /// <summary>Latents that have not fired within the window, in increasing order.</summary>
    public int[] Dead => NotFiredFor(window);

    /// <summary>Latents that have not fired for so many tokens, in increasing order.</summary>
    public int[] NotFiredFor(long tokens) => [.. Enumerable.Range(0, TokensSinceFired.Length).Where(latent => TokensSinceFired[latent] >= tokens)];

    /// <summary>One more batch.</summary>
    public void Count(SparseBatch batch)
    {
        for (int latent = 0; latent < TokensSinceFired.Length; latent++)
            TokensSinceFired[latent] = batch.Fired[latent] > 0 ? 0 : TokensSinceFired[latent] + batch.Rows;
    }
}
