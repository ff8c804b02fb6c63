using Interp.Domain.Access;

namespace Interp.Domain.People;

/// <summary>A link with which one person joins a cohort.</summary>
public sealed class Invitation
{
    public Guid Id { get; init; }

    public int CohortId { get; init; }

    public CohortRole Role { get; init; }

    /// <summary>SHA-256 of the secret in the link.</summary>
    public required byte[] Hash { get; init; }

    public Guid CreatedById { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}
