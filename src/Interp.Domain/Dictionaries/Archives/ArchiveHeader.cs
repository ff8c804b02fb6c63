using System.Text.Json;
using System.Text.Json.Serialization;

namespace Interp.Domain.Dictionaries;

/// <summary>What a dictionary is and how it came to be, without the ids of one site.</summary>
/// <param name="Format">Always <see cref="CurrentFormat"/>.</param>
/// <param name="Name">Slug; also the folder's name.</param>
/// <param name="Title">For people.</param>
/// <param name="Origin">How it was made.</param>
/// <param name="Model">Name of the model.</param>
/// <param name="Corpus">Name of the corpus.</param>
/// <param name="HookPoint">Which activation.</param>
/// <param name="Recipe">How it was trained.</param>
/// <param name="DIn">Width of the activation.</param>
/// <param name="DSae">Number of features.</param>
/// <param name="TokensSeen">Tokens that the dashboards rest on.</param>
/// <param name="Metrics">Held-out quality; null when it was not measured.</param>
/// <param name="CodeVersion">Commit that computed it.</param>
/// <param name="Seed">Seed of every random choice.</param>
/// <param name="ModelHash">SHA-256 of the model's weights.</param>
/// <param name="CorpusHash">Identifies the tokens read.</param>
/// <param name="TokenizerHash">Fingerprint of the tokenizer.</param>
/// <param name="Parameters">As submitted.</param>
/// <param name="StartedAt">Start of the run.</param>
/// <param name="CreatedAt">When it was published.</param>
/// <param name="Seconds">Computing time.</param>
public sealed record ArchiveHeader(
    string Format,
    string Name,
    string Title,
    DictionaryOrigin Origin,
    string Model,
    string Corpus,
    string HookPoint,
    string Recipe,
    int DIn,
    int DSae,
    long TokensSeen,
    DictionaryMetrics? Metrics,
    string CodeVersion,
    long Seed,
    string ModelHash,
    string CorpusHash,
    string TokenizerHash,
    JsonElement Parameters,
    DateTimeOffset StartedAt,
    DateTimeOffset CreatedAt,
    double Seconds)
{
    /// <summary>The one format there is.</summary>
    public const string CurrentFormat = "interp-dictionary-1";

    /// <summary>What a transcoder's features write; left out where they write what they read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TargetHookPoint { get; init; }
}
