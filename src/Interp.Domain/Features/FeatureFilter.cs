namespace Interp.Domain.Features;

/// <summary>Which features a list holds.</summary>
/// <param name="MinDensity">At least this share of tokens.</param>
/// <param name="MaxDensity">At most this share of tokens.</param>
/// <param name="IncludeDead">Also features that never fired.</param>
/// <param name="IncludeUltraLow">Also features that fire more rarely than live ones.</param>
/// <param name="Token">Only features that fire on this token: its exact text, its display text, or <c>#id</c>.</param>
public sealed record FeatureFilter(
    double? MinDensity = null,
    double? MaxDensity = null,
    bool IncludeDead = false,
    bool IncludeUltraLow = false,
    string? Token = null);
