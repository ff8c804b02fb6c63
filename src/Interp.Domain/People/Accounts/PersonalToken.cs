namespace Interp.Domain.People;

/// <summary>A secret that lets a script act for a person.</summary>
public sealed class PersonalToken
{
    public Guid Id { get; init; }

    public Guid PersonId { get; init; }

    public required string Name { get; init; }

    /// <summary>SHA-256 of the secret, which has 256 random bits of its own and so needs no salt.</summary>
    public required byte[] Hash { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }
}
