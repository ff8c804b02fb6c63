namespace Interp.Domain.Dictionaries;

/// <summary>The labels that the viewer's cohorts gave to points of a map.</summary>
/// <param name="Points">Points, increasing.</param>
/// <param name="Labels">Label of each.</param>
public sealed record MapLabels(int[] Points, string[] Labels);
