using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>Prompts in pairs that experiments are run on. It never changes: whoever wants other prompts makes another set.</summary>
public sealed class PromptSet : IShared
{
    public int Id { get; init; }

    /// <summary>Slug; the address is <c>/prompts/{name}</c>.</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    public PromptSource Source { get; init; }

    /// <summary>Number of pairs.</summary>
    public int Prompts { get; init; }

    /// <summary>Of the generator; null for pairs that a person wrote.</summary>
    public long? Seed { get; init; }

    /// <summary>What the generator is told, as JSON; <c>{}</c> for pairs that a person wrote.</summary>
    public required string Parameters { get; init; }

    /// <summary>The pairs as JSON; null where a generator makes them.</summary>
    public string? Pairs { get; init; }

    /// <summary>SHA-256 of what the set is made of, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    public Visibility Visibility { get; init; }

    public int? CohortId { get; init; }

    public Guid? OwnerId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
