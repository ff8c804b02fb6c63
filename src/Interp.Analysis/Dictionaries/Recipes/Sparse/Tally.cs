namespace Interp.Analysis.Dictionaries;

/// <summary>Counts and adds up activations latent by latent.</summary>
internal static class Tally
{
    /// <summary>Adds the rows with f &gt; 0 and Σ f of each latent.</summary>
    public static void Add(ActivePairs pairs, int[] fired, float[] sums)
    {
        ReadOnlySpan<int> features = pairs.Features;
        ReadOnlySpan<float> values = pairs.Values;
        for (int i = 0; i < features.Length; i++)
        {
            fired[features[i]] += values[i] > 0 ? 1 : 0;
            sums[features[i]] += values[i];
        }
    }
}
