using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>A circuit among others.</summary>
/// <param name="Name">Slug; the address is <c>/c/{name}</c>.</param>
/// <param name="Title">For people.</param>
/// <param name="Model">Name of its model.</param>
/// <param name="PromptSet">Name of its prompts, where there are some that the viewer may see.</param>
/// <param name="Nodes">How many heads at positions it has.</param>
/// <param name="Edges">How many edges.</param>
/// <param name="Visibility">Who may see it.</param>
/// <param name="Owner">As the viewer may see them.</param>
/// <param name="ChangedAt">When it last changed.</param>
/// <param name="Revision">Grows with each change.</param>
/// <param name="MayChange">The viewer may change it.</param>
public sealed record CircuitSummary(
    string Name, string Title, string Model, string? PromptSet, int Nodes, int Edges, Visibility Visibility, string Owner, DateTimeOffset ChangedAt, int Revision, bool MayChange);
