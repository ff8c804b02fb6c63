using System.Text.Json;
using Interp.Analysis.Numerics;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// Sums of Gaussian unit directions with strengths U(0, 1). Uncorrelated, feature i is present with probability
/// Active / Features · Decay^i, which is not renormalised: at the defaults 0.97 features are present on average.
/// Correlated, the probability is Φ(z_i) · Decay^i scaled to <see cref="SharkeyOptions.Active"/> features on average, with z
/// from a multivariate normal; an empty row gets one feature at strength 1.
/// </summary>
/// <remarks>
/// After the code of Cunningham, Ewart et al. 2023 ("replicate_toy_models"): symmetric uniform covariances made positive
/// definite by their least eigenvalue. There z is drawn once for a batch, which leaves the rows of a batch independent; here
/// it is drawn for every row, and with unit variances.
/// </remarks>
public sealed class SharkeyToy : GroundTruthSource
{
    private readonly SharkeyOptions _options;
    private readonly double[] _probabilities;
    private readonly float[]? _mixing;

    /// <summary>Draws directions and correlations.</summary>
    public SharkeyToy(SharkeyOptions options)
        : base(RandomDirections(options.Features, options.d_in, new SeededRandom(options.Seed, -1)), options.d_in, $"sharkey-1 {JsonSerializer.Serialize(options with { Threads = 1 })}", options.Threads)
    {
        _options = options;
        _probabilities = [.. Enumerable.Range(0, options.Features).Select(i => Math.Pow(options.Decay, i))];
        // Φ(z) is uniform: its mean is a half.
        double scale = options.Correlated ? options.Active / (0.5 * _probabilities.Sum()) : options.Active / options.Features;
        for (int i = 0; i < _probabilities.Length; i++)
            _probabilities[i] *= scale;
        _mixing = options.Correlated ? RandomCorrelation.MixingRows(options.Features, new SeededRandom(options.Seed, -2)) : null;
    }

    private protected override IFiringSampler CreateSampler() => new SharkeySampler(_options, _probabilities, _mixing);
}
