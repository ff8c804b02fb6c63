using System.Text.Json.Serialization;

namespace Interp.Domain.Dictionaries;

/// <summary>A dictionary's own page.</summary>
/// <param name="Summary">What lists show.</param>
/// <param name="Provenance">How it came to be.</param>
/// <param name="DensityHistogram">Live and ultra-low features per bin of log10 density: 40 equal bins from −10 to 0.</param>
/// <param name="LiveFeatures">Features that fire on at least one token in a million.</param>
/// <param name="DeadFeatures">Features that never fired.</param>
/// <param name="UltraLowFeatures">Features that fired more rarely than live ones.</param>
public sealed record DictionaryDetail(
    DictionarySummary Summary,
    Provenance Provenance,
    float[] DensityHistogram,
    int LiveFeatures,
    int DeadFeatures,
    int UltraLowFeatures)
{
    /// <summary>How good a crosscoder is at each of its hook points; null for a dictionary of one place.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SiteMeasures>? Sites { get; init; }

    /// <summary>SAEBench's measures; null while nobody has asked for them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BenchmarkSheet? Benchmark { get; init; }
}

/// <summary>Everything needed to make the same result again.</summary>
/// <param name="CodeVersion">Commit of the worker that computed it.</param>
/// <param name="Seed">Seed of every random choice.</param>
/// <param name="ModelHash">SHA-256 of the model's weights.</param>
/// <param name="CorpusHash">Identifies the tokens read.</param>
/// <param name="TokenizerHash">Fingerprint of the tokenizer.</param>
/// <param name="ParametersJson">The job's parameters as submitted; those of its own training where the job made several dictionaries.</param>
/// <param name="StartedBy">Display name of who started it.</param>
/// <param name="StartedAt">Start of the first attempt.</param>
/// <param name="FinishedAt">When the result was published.</param>
/// <param name="Seconds">Computing time, all attempts together.</param>
public sealed record Provenance(
    string CodeVersion,
    long Seed,
    string ModelHash,
    string CorpusHash,
    string TokenizerHash,
    string ParametersJson,
    string? StartedBy,
    DateTimeOffset StartedAt,
    DateTimeOffset FinishedAt,
    double Seconds);

/// <summary>A hook point of a crosscoder.</summary>
/// <param name="HookPoint">Which.</param>
/// <param name="Width">Numbers per token there.</param>
/// <param name="ExplainedVariance">1 − FVU of this place's raw activations.</param>
/// <param name="CeSae">Cross-entropy, nats per token, with only this place replaced by its reconstruction.</param>
/// <param name="CeZero">With only this place set to zero.</param>
/// <param name="CeMean">With only this place set to its mean.</param>
/// <param name="LossRecovered">CE score against zero; null where zeros do no harm.</param>
/// <param name="LossRecoveredFromMean">CE score against the mean; null where the mean does no harm.</param>
/// <param name="MeanShare">Mean over the features of this place's share of their decoder norms.</param>
public sealed record SiteMeasures(
    string HookPoint, int Width, double ExplainedVariance, double CeSae, double CeZero, double CeMean, double? LossRecovered, double? LossRecoveredFromMean, double MeanShare);
