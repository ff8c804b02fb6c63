namespace Interp.Domain.Dictionaries;

/// <summary>A rating as it is submitted.</summary>
/// <param name="Interpretation">What the rater takes the feature for, at most 200 characters.</param>
/// <param name="Intervals">Marks of at least one of the sheet's intervals.</param>
public sealed record RatingDraft(string Interpretation, IReadOnlyList<IntervalMarks> Intervals);
