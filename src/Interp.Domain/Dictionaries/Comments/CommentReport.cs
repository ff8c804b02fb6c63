namespace Interp.Domain.Dictionaries;

/// <summary>Somebody asks an instructor to look at a comment.</summary>
public sealed class CommentReport
{
    public Guid CommentId { get; init; }

    public Guid ReporterId { get; init; }

    public required string Reason { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
