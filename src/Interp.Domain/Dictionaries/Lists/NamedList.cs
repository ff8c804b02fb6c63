using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>Features that somebody collected, in their order.</summary>
public sealed class NamedList : IShared
{
    public Guid Id { get; init; }

    public required string Title { get; set; }

    /// <summary>Markdown.</summary>
    public required string Description { get; set; }

    public Visibility Visibility { get; set; }

    public int? CohortId { get; set; }

    public Guid? OwnerId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ChangedAt { get; set; }
}
