using System.Numerics.Tensors;
using Interp.Analysis.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Rows of <see cref="SynthSaeBench"/>. Only what can be there is drawn: the roots, the children of what is there, and of the
/// many rare features on their own those that pass a bound common to their block.
/// </summary>
internal sealed class SynthSaeBenchSampler(
    SynthSaeBenchOptions options, FeatureForest forest, LowRankCopula copula, float[] means, float[] spreads, float[] bias) : IFiringSampler
{
    private const int Block = 64;
    private readonly float[] _u = new float[copula.Rank];
    private readonly float[] _scores = new float[options.Features - forest.Nodes];
    private readonly (int Feature, float Strength)[] _rivals = new (int Feature, float Strength)[options.Branching];

    public void Sample(long row, Firings firings)
    {
        var random = new SeededRandom(options.Seed, row);
        copula.Draw(random, _u);
        for (int root = 0; root < options.Roots; root++)
        {
            if (Toss(root, random) && Strength(root, random) is > 0 and var strength)
                Grow(root, strength, random, firings);
        }
        SampleAlone(random, firings);
    }

    public void Finish(long row, Span<float> x) => RowKernels.AddScaled(1, bias, x);

    private void Grow(int feature, float strength, SeededRandom random, Firings firings)
    {
        firings.Add(feature, strength);
        int first = forest.FirstChild(feature), rivals = 0;
        if (first < 0)
            return;
        for (int child = first; child < first + options.Branching; child++)
        {
            if (Toss(child, random) && Strength(child, random) is > 0 and var own)
                _rivals[rivals++] = (child, own);
        }
        if (rivals == 0)
            return;
        (int chosen, float plain) = _rivals[(int)random.Next(rivals)];
        float scaled = plain * strength / means[feature];
        if (scaled > 0)
            Grow(chosen, scaled, random, firings);
    }

    // Tossed one after another at the block's highest probability, then kept in proportion: as if each were tossed at its own.
    private void SampleAlone(SeededRandom random, Firings firings)
    {
        copula.Scores(forest.Nodes, _u, _scores);
        for (int start = 0; start < _scores.Length; start += Block)
        {
            ReadOnlySpan<float> scores = _scores.AsSpan(start, Math.Min(Block, _scores.Length - start));
            double most = NormalDistribution.Cdf(TensorPrimitives.Max(scores));
            for (int i = Thinning.Skip(random, most, Block); i < scores.Length; i += 1 + Thinning.Skip(random, most, Block))
            {
                int feature = forest.Nodes + start + i;
                if (random.NextDouble() * most < NormalDistribution.Cdf(scores[i]) && Strength(feature, random) is > 0 and var strength)
                    firings.Add(feature, strength);
            }
        }
    }

    private bool Toss(int feature, SeededRandom random) => random.NextDouble() < NormalDistribution.Cdf(copula.Score(feature, _u));

    private float Strength(int feature, SeededRandom random) => means[feature] + spreads[feature] * random.NextGaussian();
}
