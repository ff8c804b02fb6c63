using Interp.Domain.Access;

namespace Interp.Domain.Dictionaries;

/// <summary>A published dictionary; its features, examples and token index are partitions of their own.</summary>
public sealed class FeatureDictionary : IShared
{
    public int Id { get; init; }

    public required string Name { get; init; }

    public required string Title { get; set; }

    public int ModelId { get; init; }

    public int CorpusId { get; init; }

    public required string HookPoint { get; init; }

    public required string Recipe { get; init; }

    public int DIn { get; init; }

    public int DSae { get; init; }

    public Visibility Visibility { get; set; }

    public int? CohortId { get; set; }

    public Guid? OwnerId { get; set; }

    public Guid JobId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Tokens that the dashboards rest on.</summary>
    public long TokensSeen { get; init; }

    public int LiveFeatures { get; init; }

    public int UltraLowFeatures { get; init; }

    public int DeadFeatures { get; init; }

    public required float[] DensityHistogram { get; init; }

    public double L0 { get; init; }

    public double Fvu { get; init; }

    public double CeClean { get; init; }

    public double CeSae { get; init; }

    public double CeZero { get; init; }

    public double CeMean { get; init; }

    public double LossRecovered { get; init; }

    public int EvaluationDead { get; init; }

    public int EvaluationUltraLow { get; init; }

    /// <summary>0 when the dictionary was not evaluated.</summary>
    public long EvaluatedTokens { get; init; }

    public double? KlScore { get; init; }

    public double? L2Ratio { get; init; }

    public required string CodeVersion { get; init; }

    public long Seed { get; init; }

    public required string ModelHash { get; init; }

    public required string CorpusHash { get; init; }

    public required string TokenizerHash { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public double Seconds { get; init; }
}
