namespace Interp.Domain.Dictionaries;

/// <summary>A rating that the viewer has opened.</summary>
/// <param name="Cohort">For which cohort.</param>
/// <param name="Seed">Made the order.</param>
/// <param name="Intervals">The intervals in the order to be shown.</param>
/// <param name="Blind">False when the viewer gave up before and so has seen what others say.</param>
/// <param name="OpenedAt">When.</param>
/// <param name="SubmittedAt">Null while it is open.</param>
public sealed record RatingSheet(int Cohort, long Seed, IReadOnlyList<int> Intervals, bool Blind, DateTimeOffset OpenedAt, DateTimeOffset? SubmittedAt)
{
    /// <summary>Stands for the top group where a feature fired too rarely to have intervals.</summary>
    public const int TopGroup = -1;
}
