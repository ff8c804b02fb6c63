using System.Text.Json.Serialization;
using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>A dictionary in a list.</summary>
/// <param name="Name">Slug; the address is <c>/d/{name}</c>.</param>
/// <param name="Title">For people.</param>
/// <param name="Model">Name of the model it explains, as its file said when it was made elsewhere.</param>
/// <param name="HookPoint">Where in the model.</param>
/// <param name="Corpus">Name of the corpus it was trained on, as its file said when it was made elsewhere.</param>
/// <param name="Recipe"><c>topk</c> or <c>l1</c>.</param>
/// <param name="DIn">Width of the activation.</param>
/// <param name="DSae">Number of features.</param>
/// <param name="Visibility">Who may see it.</param>
/// <param name="CreatedAt">When it was published.</param>
/// <param name="Metrics">Null when evaluation was not asked for.</param>
/// <param name="JobId">The job that made it; null when it was made elsewhere.</param>
/// <param name="Origin">Where its features come from.</param>
public sealed record DictionarySummary(
    string Name,
    string Title,
    string Model,
    string HookPoint,
    string Corpus,
    string Recipe,
    int DIn,
    int DSae,
    Visibility Visibility,
    DateTimeOffset CreatedAt,
    DictionaryMetrics? Metrics,
    Guid? JobId,
    DictionaryOrigin Origin = DictionaryOrigin.Trained)
{
    /// <summary>What a transcoder's features write; null where they write what they read.</summary>
    public string? TargetHookPoint { get; init; }

    /// <summary>Where a crosscoder reads and writes, in the order of a pass; then the hook point is the last of them. Null for a dictionary of one place.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string[]? HookPoints { get; init; }
}
