using Interp.Analysis.Dictionaries;
using Interp.Analysis.Numerics;

namespace Interp.Analysis.Tests.Dictionaries;

/// <summary>
/// The same distribution by the obvious way: every feature of a row is drawn, then what lacks its parent or has a rival is
/// taken away level by level. Its draws are others, so only frequencies can be compared. Loadings must be too small to be shrunk.
/// </summary>
internal static class SynthSaeBenchReference
{
    /// <summary>Which features are there in each of <paramref name="rows"/> rows, and how strong.</summary>
    public static List<Dictionary<int, double>> Draw(SynthSaeBenchOptions options, int rows)
    {
        var forest = new FeatureForest(options);
        double[] given = FiringProbabilities.GivenParent(FiringProbabilities.Zipf(options), forest, options.Branching);
        // The loadings and strengths of the source under test come from these streams.
        var loadings = new SeededRandom(options.Seed, -2);
        double[][] a = [.. given.Select(_ => Enumerable.Range(0, options.CorrelationRank).Select(_ => options.CorrelationScale * loadings.NextGaussian()).ToArray())];
        var strengths = new SeededRandom(options.Seed, -3);
        for (int i = 0; i < options.d_in; i++)
            strengths.NextGaussian();
        double[] spreads = [.. given.Select(_ => Math.Abs(options.SpreadMean + options.SpreadDeviation * strengths.NextGaussian()))];
        double Mean(int i) => options.FirstStrength + (options.LastStrength - options.FirstStrength) * i / (options.Features - 1);

        var random = new SeededRandom(99, 99);
        var drawn = new List<Dictionary<int, double>>();
        for (int row = 0; row < rows; row++)
        {
            double[] u = [.. Enumerable.Range(0, options.CorrelationRank).Select(_ => (double)random.NextGaussian())];
            double[] value = new double[options.Features];
            for (int i = 0; i < options.Features; i++)
            {
                double own = Math.Sqrt(1 - a[i].Sum(x => x * x));
                double z = a[i].Zip(u, (x, y) => x * y).Sum() + own * random.NextGaussian();
                double strength = Mean(i) + spreads[i] * random.NextGaussian();
                value[i] = z > NormalDistribution.Quantile(1 - given[i]) ? Math.Max(0, strength) : 0;
            }
            for (int i = 0; i < forest.Nodes; i++)
            {
                if (forest.Parent(i) is >= 0 and var parent)
                    value[i] *= value[parent] / Mean(parent);
                int first = forest.FirstChild(i);
                if (first < 0)
                    continue;
                int[] rivals = [.. Enumerable.Range(first, options.Branching).Where(child => value[child] > 0)];
                int kept = rivals.Length > 0 ? rivals[random.Next(rivals.Length)] : -1;
                foreach (int rival in rivals.Where(rival => rival != kept))
                    value[rival] = 0;
            }
            drawn.Add(Enumerable.Range(0, options.Features).Where(i => value[i] > 0).ToDictionary(i => i, i => value[i]));
        }
        return drawn;
    }
}
