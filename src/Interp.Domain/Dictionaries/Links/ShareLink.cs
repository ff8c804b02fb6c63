using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>A short address for one view of the site. It shows the way and opens no door: what it leads to keeps its own visibility.</summary>
public sealed class ShareLink : IShared
{
    /// <summary>128 random bits; the address is <c>/s/{code}</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Path and query on this site.</summary>
    public required string Target { get; init; }

    public required string Title { get; init; }

    public Visibility Visibility { get; init; }

    public int? CohortId { get; init; }

    public Guid? OwnerId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }
}
