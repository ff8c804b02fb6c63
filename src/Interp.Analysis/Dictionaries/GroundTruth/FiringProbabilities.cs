namespace Interp.Analysis.Dictionaries;

/// <summary>How probable the features of <see cref="SynthSaeBench"/> are.</summary>
internal static class FiringProbabilities
{
    /// <summary>rank^−exponent, stretched linearly to lie between the two limits.</summary>
    public static double[] Zipf(SynthSaeBenchOptions options)
    {
        double last = Math.Pow(options.Features, -options.ZipfExponent);
        double range = options.MostProbability - options.LeastProbability;
        return [.. Enumerable.Range(1, options.Features).Select(rank =>
            options.LeastProbability + (options.Features == 1 ? range : range * (Math.Pow(rank, -options.ZipfExponent) - last) / (1 - last)))];
    }

    /// <summary>
    /// What each feature must be drawn with, given that its parent is there, to come near its wanted probability p: p / p_parent
    /// for the parent, times 1 + Σ p_siblings / p_parent for the siblings that exclude it, at most 1. Where a parent's children
    /// want more than the parent has, they share it, and fewer features are present than wanted (34 rather than 60 at the published sizes).
    /// </summary>
    public static double[] GivenParent(double[] wanted, FeatureForest forest, int branching)
    {
        double[] given = [.. wanted];
        for (int feature = 0; feature < forest.Nodes; feature++)
        {
            int first = forest.FirstChild(feature);
            if (first < 0)
                continue;
            double all = wanted.AsSpan(first, branching).ToArray().Sum();
            for (int child = first; child < first + branching; child++)
                given[child] = Math.Min(1, wanted[child] / wanted[feature] * (1 + (all - wanted[child]) / wanted[feature]));
        }
        return given;
    }
}
