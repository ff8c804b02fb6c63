namespace Interp.Api.Dictionaries;

/// <summary>A comment to be written or changed.</summary>
/// <param name="Text">Markdown, at most 4,000 characters.</param>
/// <param name="Thread">First comment of the thread to answer in; left out to begin one.</param>
internal sealed record CommentRequest(string Text, Guid? Thread);
