using System.Text.Json;
using Interp.Analysis.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Data like SynthSAEBench's: Zipf probabilities, trees whose children need their parent and exclude each other, low-rank
/// correlations, strengths that vary, more features than dimensions. A child's strength is multiplied by its parent's over
/// the parent's mean.
/// </summary>
/// <remarks>
/// Written after the documentation and source of SAELens's synthetic module; the draws are our own, so are not the published
/// data set. Left out is its optimisation of the directions towards orthogonality, which can only lower the mean squared
/// overlap of n random directions in d dimensions by d / n (5 % at the published sizes).
/// </remarks>
public sealed class SynthSaeBench : GroundTruthSource
{
    private readonly SynthSaeBenchOptions _options;
    private readonly FeatureForest _forest;
    private readonly LowRankCopula _copula;
    private readonly float[] _means;
    private readonly float[] _spreads;
    private readonly float[] _bias;

    /// <summary>Draws everything that all rows share.</summary>
    /// <exception cref="ArgumentException">Options that do not fit together.</exception>
    public SynthSaeBench(SynthSaeBenchOptions options)
        : base(RandomDirections(Checked(options).Features, options.d_in, new SeededRandom(options.Seed, -1)), options.d_in, $"synth-sae-bench-1 {JsonSerializer.Serialize(options with { Threads = 1 })}", options.Threads)
    {
        _options = options;
        _forest = new FeatureForest(options);
        double[] given = FiringProbabilities.GivenParent(FiringProbabilities.Zipf(options), _forest, options.Branching);
        _copula = new LowRankCopula(given, options.CorrelationRank, options.CorrelationScale, new SeededRandom(options.Seed, -2));
        var random = new SeededRandom(options.Seed, -3);
        _bias = new float[options.d_in];
        for (int i = 0; i < _bias.Length; i++)
            _bias[i] = random.NextGaussian();
        UnitRows.Normalise(_bias);
        System.Numerics.Tensors.TensorPrimitives.Multiply(_bias, (float)options.Bias, _bias);
        _means = new float[options.Features];
        _spreads = new float[options.Features];
        for (int i = 0; i < _means.Length; i++)
        {
            double share = i / (double)Math.Max(1, options.Features - 1);
            _means[i] = (float)(options.FirstStrength + share * (options.LastStrength - options.FirstStrength));
            _spreads[i] = (float)Math.Abs(options.SpreadMean + options.SpreadDeviation * random.NextGaussian());
        }
    }

    private protected override IFiringSampler CreateSampler() => new SynthSaeBenchSampler(_options, _forest, _copula, _means, _spreads, _bias);

    private static SynthSaeBenchOptions Checked(SynthSaeBenchOptions options) =>
        options.Validate() is { Count: > 0 } problems ? throw new ArgumentException(string.Join(" ", problems), nameof(options)) : options;
}
