namespace Interp.Domain.Dictionaries;

/// <summary>One person's finished rating.</summary>
/// <param name="Rater">As the viewer may see them.</param>
/// <param name="IsMine">The viewer's own.</param>
/// <param name="Blind">Whether it counts for agreement.</param>
/// <param name="Interpretation">What the rater takes the feature for.</param>
/// <param name="Seed">Made the order of the intervals.</param>
/// <param name="Order">Intervals in the order they were shown.</param>
/// <param name="Intervals">Marks of those that were rated, in that order.</param>
/// <param name="Total">Mean rubric total, 0 to 14.</param>
/// <param name="At">When it was submitted.</param>
public sealed record SubmittedRating(
    string Rater,
    bool IsMine,
    bool Blind,
    string Interpretation,
    long Seed,
    IReadOnlyList<int> Order,
    IReadOnlyList<IntervalMarks> Intervals,
    double Total,
    DateTimeOffset At);
