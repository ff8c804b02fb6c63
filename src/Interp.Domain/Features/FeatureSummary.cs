namespace Interp.Domain.Features;

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
    float? TwinPearson = null);
