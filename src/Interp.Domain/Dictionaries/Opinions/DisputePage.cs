namespace Interp.Domain.Dictionaries;

/// <summary>A page of the disagreement queue.</summary>
/// <param name="Cohort">Whose.</param>
/// <param name="Features">Largest disagreement first; settled labels are left out.</param>
/// <param name="Next">The 'after' of the following page; null on the last.</param>
public sealed record DisputePage(int Cohort, IReadOnlyList<DisputedFeature> Features, string? Next);

/// <summary>A feature on which blind raters differ, or whose label is in doubt.</summary>
/// <param name="Index">Number of the feature.</param>
/// <param name="Label">Null where there is none.</param>
/// <param name="Status">How settled the label is.</param>
/// <param name="Rating">Mean rubric total, 0 to 14.</param>
/// <param name="Raters">How many have rated.</param>
/// <param name="Disagreement">Root mean square difference between two raters of an interval, in points.</param>
public sealed record DisputedFeature(int Index, string? Label, LabelStatus? Status, double? Rating, int Raters, double Disagreement);
