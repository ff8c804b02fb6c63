namespace Interp.Domain.Dictionaries;

/// <summary>A comment and its replies.</summary>
/// <param name="First">What began it.</param>
/// <param name="Replies">Oldest first.</param>
/// <param name="ResolvedAt">When it was settled; null while it is open.</param>
/// <param name="ResolvedBy">Who settled it.</param>
/// <param name="MayResolve">The viewer may settle it, or open it again.</param>
public sealed record CommentThread(CommentView First, IReadOnlyList<CommentView> Replies, DateTimeOffset? ResolvedAt, string? ResolvedBy, bool MayResolve);
