using Interp.Domain.Access;

namespace Interp.Domain.People;

/// <summary>A person's role in a cohort.</summary>
public sealed class Membership
{
    public int CohortId { get; init; }

    public Guid PersonId { get; init; }

    public CohortRole Role { get; set; }
}
