namespace Interp.Analysis.Dictionaries;

/// <summary>
/// How much of what a probe reads in one activation comes through latents that are not the feature's own (SAEBench's fractional
/// absorption). Where the main latents project less on the probe's direction than the activation does, up to three others whose
/// directions have a cosine of at least 0.1 with it, and that fire, may have absorbed the rest; they count when they give at
/// least 0.4 of what all latents project.
/// </summary>
internal static class AbsorbedShare
{
    private const double LeastCosine = 0.1;
    private const double LeastShare = 0.4;
    private const int MostAbsorbers = 3;

    /// <summary>0: nothing absorbed; 1: the main latents give nothing.</summary>
    /// <param name="features">Active latents.</param>
    /// <param name="values">Their activations.</param>
    /// <param name="main">The feature's own latents.</param>
    /// <param name="projections">Of each latent's decoder row on the probe's unit direction.</param>
    /// <param name="cosines">Of each latent's decoder row with it.</param>
    /// <param name="ofActivation">The activation's own projection.</param>
    public static double Of(ReadOnlySpan<int> features, ReadOnlySpan<float> values, ReadOnlySpan<int> main, double[] projections, double[] cosines, double ofActivation)
    {
        double ofMain = 0, ofAll = 0;
        var others = new List<double>();
        for (int i = 0; i < features.Length; i++)
        {
            double projection = values[i] * projections[features[i]];
            ofAll += projection;
            if (main.Contains(features[i]))
                ofMain += projection;
            else if (projection > 0 && cosines[features[i]] >= LeastCosine)
                others.Add(projection);
        }
        if (ofMain >= ofActivation)
            return 0;
        double absorbed = others.OrderDescending().Take(MostAbsorbers).Sum();
        if (!(ofAll > 0) || absorbed / ofAll < LeastShare)
            return 0;
        if (ofMain <= 0)
            return 1;
        double share = Math.Min(absorbed, ofActivation - ofMain);
        return share / (share + ofMain);
    }
}
