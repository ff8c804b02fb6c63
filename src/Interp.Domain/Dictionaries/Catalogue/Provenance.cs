namespace Interp.Domain.Dictionaries;

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
