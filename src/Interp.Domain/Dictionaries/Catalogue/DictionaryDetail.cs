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
