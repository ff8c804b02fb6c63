namespace Interp.Domain.People;

/// <summary>What a person is called towards the other learners and researchers of a cohort; instructors see the display name too.</summary>
public sealed class Pseudonym
{
    public int CohortId { get; init; }

    public Guid PersonId { get; init; }

    public required string Name { get; set; }
}
