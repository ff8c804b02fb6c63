namespace Interp.Domain.Dictionaries;

/// <summary>What somebody said about a feature within a cohort; a reply names the comment that began its thread.</summary>
public sealed class Comment
{
    public Guid Id { get; init; }

    public int CohortId { get; init; }

    public int DictionaryId { get; init; }

    public int Feature { get; init; }

    /// <summary>First comment of the thread; null for that one itself.</summary>
    public Guid? ThreadId { get; init; }

    /// <summary>Null once the person has left.</summary>
    public Guid? AuthorId { get; init; }

    /// <summary>Markdown; emptied when its author takes it back.</summary>
    public required string Text { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EditedAt { get; set; }

    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>Of a thread: when it was settled.</summary>
    public DateTimeOffset? ResolvedAt { get; set; }

    public Guid? ResolvedById { get; set; }

    /// <summary>When it was first reported and not yet looked at by an instructor.</summary>
    public DateTimeOffset? ReportedAt { get; set; }

    /// <summary>When an instructor hid it.</summary>
    public DateTimeOffset? HiddenAt { get; set; }

    public Guid? HiddenById { get; set; }
}
