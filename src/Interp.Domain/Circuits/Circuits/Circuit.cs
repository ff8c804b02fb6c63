using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>Attention heads at positions that somebody says do a task, with a name.</summary>
public sealed class Circuit : IShared
{
    public int Id { get; init; }

    /// <summary>Slug; the address is <c>/c/{name}</c>.</summary>
    public required string Name { get; set; }

    public required string Title { get; set; }

    public int ModelId { get; init; }

    /// <summary>The prompts that it was found on, where that is known.</summary>
    public int? PromptSetId { get; set; }

    /// <summary><see cref="CircuitNode"/>s as JSON, in the order of layers.</summary>
    public required string Nodes { get; set; }

    /// <summary><see cref="CircuitEdge"/>s as JSON.</summary>
    public required string Edges { get; set; }

    /// <summary>Markdown.</summary>
    public required string Notes { get; set; }

    public Visibility Visibility { get; set; }

    public int? CohortId { get; set; }

    public Guid? OwnerId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Grows with each change; whoever changes an older one is told.</summary>
    public int Revision { get; set; }
}
