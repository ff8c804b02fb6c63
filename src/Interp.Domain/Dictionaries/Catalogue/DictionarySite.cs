namespace Interp.Domain.Dictionaries;

/// <summary>A row of <c>dictionary_sites</c>: one hook point of a crosscoder with its measures, as in <see cref="SiteMeasures"/>.</summary>
public sealed class DictionarySite
{
    public int DictionaryId { get; init; }

    /// <summary>From 0, in the order of a pass.</summary>
    public int Number { get; init; }

    public required string HookPoint { get; init; }

    public int Width { get; init; }

    public double ExplainedVariance { get; init; }

    public double CeSae { get; init; }

    public double CeZero { get; init; }

    public double CeMean { get; init; }

    public double? LossRecovered { get; init; }

    public double? LossRecoveredFromMean { get; init; }

    public double MeanShare { get; init; }
}
