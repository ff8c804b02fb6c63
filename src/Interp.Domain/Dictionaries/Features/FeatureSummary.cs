using System.Text.Json.Serialization;
using Interp.Abstractions.Dictionaries;

namespace Interp.Domain.Dictionaries;

/// <summary>A feature in a list.</summary>
/// <param name="Index">Its number in the dictionary.</param>
/// <param name="State">Live, ultra-low or dead.</param>
/// <param name="Density">Share of tokens on which it fires.</param>
/// <param name="MaxActivation">Largest activation seen.</param>
/// <param name="TopToken">Display text of the token it fires on most strongly.</param>
/// <param name="TopLogitTokens">Display texts of up to five tokens that it promotes most.</param>
/// <param name="TopExample">Its strongest example.</param>
/// <param name="LossEffect">As on the card.</param>
/// <param name="SingleToken">All its examples fire on one and the same token.</param>
/// <param name="AutointerpScore">Best score of an explanation; null when none was scored.</param>
/// <param name="TwinPearson">Highest correlation with a feature of another dictionary; null when none was compared.</param>
/// <param name="Label">What the cohort calls it; null where there is none, or where the viewer is rating it blind.</param>
/// <param name="LabelStatus"><c>proposed</c>, <c>doubtful</c> or <c>adjudicated</c>.</param>
/// <param name="Rating">The cohort's mean rubric total, 0 to 14.</param>
/// <param name="Disagreement">How far its raters differ, in points.</param>
/// <param name="Match">What a token search ordered it by: activation on the token, times it fired on it, or logit weight.</param>
public sealed record FeatureSummary(
    int Index,
    FeatureState State,
    double Density,
    float MaxActivation,
    string? TopToken,
    string[] TopLogitTokens,
    TokenWindow? TopExample,
    float? LossEffect = null,
    bool SingleToken = false,
    float? AutointerpScore = null,
    float? TwinPearson = null,
    string? Label = null,
    string? LabelStatus = null,
    float? Rating = null,
    float? Disagreement = null,
    double? Match = null)
{
    /// <summary>How strongly a crosscoder's feature writes each of its hook points; null in a dictionary of one place.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SiteNorm[]? Sites { get; init; }
}
