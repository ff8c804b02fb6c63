namespace Interp.Domain.Platform;

/// <summary>A person's role in a cohort.</summary>
public sealed class Membership
{
    public int CohortId { get; init; }

    public Guid PersonId { get; init; }

    public CohortRole Role { get; set; }
}
