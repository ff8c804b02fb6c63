namespace Interp.Domain.Dictionaries;

/// <summary>What a cohort says about a feature.</summary>
/// <param name="Cohort">Id of the cohort.</param>
/// <param name="Threads">Oldest first.</param>
/// <param name="MayComment">The viewer may add to it.</param>
/// <param name="MayModerate">The viewer may hide comments.</param>
public sealed record Discussion(int Cohort, IReadOnlyList<CommentThread> Threads, bool MayComment, bool MayModerate);
