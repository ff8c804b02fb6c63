namespace Interp.Domain.Platform;

/// <summary>A class or reading group.</summary>
public sealed class Cohort
{
    public int Id { get; init; }

    public required string Name { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
}
