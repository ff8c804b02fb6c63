using Interp.Domain.Vocabularies;

namespace Interp.Domain.Features;

/// <summary>Makes list entries from rows.</summary>
internal static class FeatureSummaries
{
    private const int LogitTokens = 5;

    public static FeatureSummary Of(Feature feature, Vocabulary vocabulary, TokenWindow? top) => new(
        feature.Index, feature.State, feature.Density, feature.MaxActivation,
        feature.TopToken is { } token ? vocabulary.Text(token).Display : null,
        [.. feature.PositiveTokens.Take(LogitTokens).Select(id => vocabulary.Text(id).Display)],
        top, feature.LossEffect, feature.SingleToken, feature.AutointerpScore, feature.TwinPearson);
}
