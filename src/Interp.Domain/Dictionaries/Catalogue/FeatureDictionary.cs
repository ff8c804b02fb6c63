using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>A published dictionary; its features, examples and token index are partitions of their own.</summary>
public sealed class FeatureDictionary : IShared
{
    public int Id { get; init; }

    public required string Name { get; init; }

    public required string Title { get; set; }

    public DictionaryOrigin Origin { get; init; }

    /// <summary>Null for a dictionary made elsewhere.</summary>
    public int? ModelId { get; init; }

    /// <summary>Null for a dictionary made elsewhere.</summary>
    public int? CorpusId { get; init; }

    /// <summary>What its token ids mean.</summary>
    public int VocabularyId { get; init; }

    /// <summary>What the file said the model is, for a dictionary made elsewhere.</summary>
    public string? ImportedModel { get; init; }

    /// <summary>What the file said the text is, for a dictionary made elsewhere.</summary>
    public string? ImportedCorpus { get; init; }

    /// <summary>The file that it came from, as JSON.</summary>
    public string? ImportedFrom { get; init; }

    /// <summary>Grows whenever something of its features is added after publishing (scores, twins), so that copies held elsewhere are told apart.</summary>
    public int Revision { get; set; }

    public required string HookPoint { get; init; }

    public required string Recipe { get; init; }

    public int DIn { get; init; }

    /// <summary>What a transcoder's features write; null where they write what they read.</summary>
    public string? TargetHookPoint { get; init; }

    /// <summary>Where a crosscoder reads and writes, in the order of a pass; null for a dictionary of one place.</summary>
    public string[]? SiteHookPoints { get; init; }

    public int DSae { get; init; }

    public Visibility Visibility { get; set; }

    public int? CohortId { get; set; }

    public Guid? OwnerId { get; set; }

    /// <summary>Null for a dictionary made elsewhere.</summary>
    public Guid? JobId { get; init; }

    /// <summary>Which point of the job, where that is a sweep; every other job publishes one dictionary, number 0.</summary>
    public int SweepPoint { get; init; }

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

    public double? Mse { get; init; }

    public double? ExplainedVarianceLegacy { get; init; }

    public double? ExplainedVarianceUncentred { get; init; }

    public double? CosineSimilarity { get; init; }

    public double? ReconstructionBias { get; init; }

    public double? LossRecoveredFromMean { get; init; }

    public double? EncoderDecoderCosine { get; init; }

    public double? MaxDecoderCosine { get; init; }

    public int[]? EvaluationDensities { get; init; }

    public required string CodeVersion { get; init; }

    public long Seed { get; init; }

    public required string ModelHash { get; init; }

    public required string CorpusHash { get; init; }

    public required string TokenizerHash { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public double Seconds { get; init; }
}
