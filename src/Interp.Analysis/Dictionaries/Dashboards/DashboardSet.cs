using Interp.Abstractions.Dictionaries;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// The finished dashboards of a dictionary. Cards are put together one at a time while they are read, so that a writer can copy
/// them out without holding them all. Not safe for several readers at once.
/// </summary>
public sealed class DashboardSet : IDisposable
{
    private readonly DashboardPass _pass;
    private readonly DashboardOptions _options;
    private readonly IReadOnlyList<LogitSummary> _logits;
    private readonly float[]? _decoder;
    private readonly AblationResult? _ablations;

    /// <param name="pass">A complete pass; disposed with this set.</param>
    /// <param name="options">The pass' settings.</param>
    /// <param name="logits">One for each feature.</param>
    /// <param name="decoder"><c>W_dec [d_sae, d_out]</c> by rows where its columns are MLP neurons, otherwise null.</param>
    /// <param name="ablations">Effects of the examples, disposed with this set; null where none were computed.</param>
    internal DashboardSet(DashboardPass pass, DashboardOptions options, IReadOnlyList<LogitSummary> logits, float[]? decoder, AblationResult? ablations = null)
    {
        (_pass, _options, _logits, _decoder, _ablations) = (pass, options, logits, decoder, ablations);
    }

    /// <summary>Features of the dictionary, dead ones included.</summary>
    public int FeatureCount => _pass.Features;

    /// <summary>Tokens of the pass without end-of-text ones: the denominator of every density.</summary>
    public long Tokens => _pass.Rows.Counted;

    /// <summary>The cards in order of index.</summary>
    public IEnumerable<FeatureDashboard> ReadFeatures(CancellationToken cancellationToken)
    {
        for (var feature = 0; feature < FeatureCount; feature++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Read(feature);
        }
    }

    /// <summary>One card.</summary>
    public FeatureDashboard Read(int feature)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(feature);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(feature, FeatureCount);
        var tally = _pass.Tally(feature);
        var density = tally.Count / (double)Tokens;
        var examples = Examples(feature);
        return new FeatureDashboard(
            feature,
            State(tally.Count, density),
            tally.Count,
            density,
            tally.Max,
            tally.Sum,
            SampleHistogram(tally.Sample.Items),
            _logits[feature],
            _decoder is null ? [] : DecoderAlignment.Largest(DecoderRow(_decoder, feature), CardLayout.Neurons),
            _pass.Neurons?.Highest(feature, tally, CardLayout.Neurons) ?? [],
            examples,
            TopGroup.LossEffect(examples));
    }

    /// <summary>The examples of each card alone, in order of index, without what else is on it.</summary>
    public IEnumerable<(int Feature, FeatureExample[] Examples)> ReadExamples(CancellationToken cancellationToken)
    {
        for (var feature = 0; feature < FeatureCount; feature++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return (feature, Examples(feature));
        }
    }

    /// <summary>The inverted index: by token, then strongest feature first.</summary>
    public IEnumerable<TokenFeature> ReadTokenFeatures() => _pass.TokenFeatures.Strongest(_options.FeaturesPerToken);

    /// <summary>Deletes the spools.</summary>
    public void Dispose()
    {
        _ablations?.Dispose();
        _pass.Dispose();
    }

    private FeatureExample[] Examples(int feature)
    {
        var examples = _pass.Examples(feature);
        return _ablations?.Complete(feature, examples) ?? examples;
    }

    private FeatureState State(long count, double density)
    {
        if (count == 0)
            return FeatureState.Dead;
        return density < _options.UltraLowDensity || count < _options.UltraLowHits ? FeatureState.UltraLow : FeatureState.Live;
    }

    private ReadOnlySpan<float> DecoderRow(float[] decoder, int feature)
    {
        var d_out = decoder.Length / FeatureCount;
        return decoder.AsSpan(feature * d_out, d_out);
    }

    private static Histogram SampleHistogram(ReadOnlySpan<ActivationAt> sample)
    {
        var values = new float[sample.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = sample[i].Value;
        return Histogram.Of(values, 0, ExampleSelection.Maximum(sample), CardLayout.Bins);
    }
}
