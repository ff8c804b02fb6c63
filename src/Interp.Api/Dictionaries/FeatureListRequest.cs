using System.ComponentModel;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;

namespace Interp.Api.Dictionaries;

/// <summary>The query of a list of features.</summary>
internal sealed record FeatureListRequest(
    [property: Description("index, random, density, max-activation, loss-effect, autointerp-score, rating, disagreement or matches")] string? Order,
    [property: Description("Of the random order")] int? Seed,
    [property: Description("Least share of tokens")] double? MinDensity,
    [property: Description("Greatest share of tokens")] double? MaxDensity,
    [property: Description("Also features that never fired")] bool? Dead,
    [property: Description("Also features that fire on fewer than one token in a million")] bool? UltraLow,
    [property: Description("Only features that fire on this token: its text or #id")] string? Token,
    [property: Description("Only features that promote this token: its text or #id")] string? LogitToken,
    [property: Description("Only features whose examples all fire on one token, or only the others")] bool? SingleToken,
    [property: Description("Only features with a twin in another dictionary, or only those without")] bool? HasTwin,
    [property: Description("any, labelled, unlabelled or unlabelled-by-me")] string? Labels,
    [property: Description("Only features whose label contains this")] string? Label,
    [property: Description("Whose labels and ratings, by the cohort's id; the dictionary's when left out")] int? Cohort,
    [property: Description("The 'next' of the page before")] string? After,
    [property: Description("1 to 100; 25 when left out")] int? Take)
{
    public const int DefaultTake = 25;

    public FeatureFilter Filter =>
        new(MinDensity, MaxDensity, Dead ?? false, UltraLow ?? false, Token, LogitToken, SingleToken, HasTwin, ParsedLabels, Label, Cohort);

    public FeatureSort Sort => string.IsNullOrEmpty(Order)
        ? new(FeatureOrder.Index)
        : new(Word(FeatureSort.Words, Order, "order"), Seed ?? 0);

    private LabelFilter ParsedLabels => string.IsNullOrEmpty(Labels)
        ? LabelFilter.Any
        : Word(Enum.GetValues<LabelFilter>().ToDictionary(EnumNames.Of, l => l, StringComparer.Ordinal), Labels, "labels");

    private static T Word<T>(IReadOnlyDictionary<string, T> words, string word, string field) =>
        words.TryGetValue(word, out var found) ? found : throw new InvalidParametersException([new(field, $"Choose {string.Join(", ", words.Keys)}.")]);
}
