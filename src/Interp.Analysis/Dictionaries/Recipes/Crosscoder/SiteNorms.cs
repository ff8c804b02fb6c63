using System.Runtime.InteropServices;
using Interp.Analysis.Activations;
using Interp.Analysis.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// How strongly each feature writes each site: ‖W_dec[i, site]‖ / √E‖x − x̄‖² of that site. Divided by the spread of its activations a site's norm is
/// what the training compared (each site is scaled by itself), so that late layers, whose activations are longer, do not look as if they
/// owned every feature (Lindsey et al. 2024).
/// </summary>
public static class SiteNorms
{
    /// <summary>One row of <c>[sites]</c> for each feature.</summary>
    /// <param name="crosscoder">For raw activations.</param>
    /// <param name="sites">Moments of the sites' activations, in their order.</param>
    /// <exception cref="ArgumentException">It is no crosscoder of these sites.</exception>
    public static float[][] Of(SparseAutoencoder crosscoder, IReadOnlyList<ActivationStatistics> sites)
    {
        if (crosscoder.Settings.Sites is not { } places || places.Count != sites.Count || places.Where((place, i) => place.Width != sites[i].Mean.Length).Any())
            throw new ArgumentException("Give the moments of each site of a crosscoder, in the order of its sites.", nameof(sites));
        double[] spreads = [.. sites.Select(site => Math.Sqrt(Math.Max(site.Variance, double.Epsilon)))];
        ReadOnlySpan<float> decoder = MemoryMarshal.Cast<byte, float>(crosscoder.W_dec.bytes);
        float[][] norms = new float[crosscoder.d_sae][];
        for (int latent = 0; latent < norms.Length; latent++)
        {
            ReadOnlySpan<float> row = decoder.Slice(latent * crosscoder.d_out, crosscoder.d_out);
            norms[latent] = new float[places.Count];
            for (int site = 0; site < places.Count; site++)
            {
                ReadOnlySpan<float> part = row[..places[site].Width];
                norms[latent][site] = (float)(Math.Sqrt(RowKernels.Dot(part, part)) / spreads[site]);
                row = row[places[site].Width..];
            }
        }
        return norms;
    }
}
