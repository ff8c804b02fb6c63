namespace Interp.Domain.Dictionaries;

/// <summary>A comment as the viewer may read it.</summary>
/// <param name="Id">To answer, change or report it by.</param>
/// <param name="Author">As the viewer may see them.</param>
/// <param name="IsMine">The viewer wrote it.</param>
/// <param name="Text">Markdown; null when it was taken back, or hidden from the viewer.</param>
/// <param name="At">When it was written.</param>
/// <param name="EditedAt">When it was last changed.</param>
/// <param name="IsDeleted">Its author took it back.</param>
/// <param name="IsHidden">An instructor hid it.</param>
/// <param name="IsReported">Somebody reported it; told to instructors only.</param>
/// <param name="Reports">Why it was reported; told to instructors only.</param>
public sealed record CommentView(
    Guid Id,
    string Author,
    bool IsMine,
    string? Text,
    DateTimeOffset At,
    DateTimeOffset? EditedAt,
    bool IsDeleted,
    bool IsHidden,
    bool IsReported,
    IReadOnlyList<string> Reports);
