namespace Interp.Domain.Dictionaries;

/// <summary>Which features a list holds.</summary>
/// <param name="MinDensity">At least this share of tokens.</param>
/// <param name="MaxDensity">At most this share of tokens.</param>
/// <param name="IncludeDead">Also features that never fired.</param>
/// <param name="IncludeUltraLow">Also features that fire more rarely than live ones.</param>
/// <param name="Token">Only features that fire on this token: its exact text, its display text, or <c>#id</c>.</param>
/// <param name="LogitToken">Only features that have this token among those they promote most; spelled likewise.</param>
/// <param name="SingleToken">Only features whose examples all fire on one token, or only those with more.</param>
/// <param name="HasTwin">Only features with a twin in another dictionary, or only those without.</param>
/// <param name="Labels">With or without a label.</param>
/// <param name="Label">Only features whose label contains this, in any case.</param>
/// <param name="Cohort">Whose labels and ratings; the dictionary's cohort or else the viewer's first when left out.</param>
public sealed record FeatureFilter(
    double? MinDensity = null,
    double? MaxDensity = null,
    bool IncludeDead = false,
    bool IncludeUltraLow = false,
    string? Token = null,
    string? LogitToken = null,
    bool? SingleToken = null,
    bool? HasTwin = null,
    LabelFilter Labels = LabelFilter.Any,
    string? Label = null,
    int? Cohort = null)
{
    /// <summary>Nothing but states narrows the list.</summary>
    internal bool IsPlain => this with { IncludeDead = false, IncludeUltraLow = false, Cohort = null } == new FeatureFilter();

    /// <summary>It asks for what only a member of a cohort knows.</summary>
    internal bool NeedsCohort => Labels != LabelFilter.Any || !string.IsNullOrEmpty(Label);
}
