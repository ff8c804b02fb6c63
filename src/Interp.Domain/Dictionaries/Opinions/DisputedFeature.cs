namespace Interp.Domain.Dictionaries;

/// <summary>A feature on which blind raters differ, or whose label is in doubt.</summary>
/// <param name="Index">Number of the feature.</param>
/// <param name="Label">Null where there is none.</param>
/// <param name="Status">How settled the label is.</param>
/// <param name="Rating">Mean rubric total, 0 to 14.</param>
/// <param name="Raters">How many have rated.</param>
/// <param name="Disagreement">Root mean square difference between two raters of an interval, in points.</param>
public sealed record DisputedFeature(int Index, string? Label, LabelStatus? Status, double? Rating, int Raters, double Disagreement);
