namespace Interp.Domain.Dictionaries;

/// <summary>A comment that waits for an instructor's look.</summary>
/// <param name="Dictionary">Name of the dictionary.</param>
/// <param name="Index">Number of the feature.</param>
/// <param name="Comment">What was reported, and why.</param>
public sealed record ReportedComment(string Dictionary, int Index, CommentView Comment);
