using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>A circuit as somebody wants it.</summary>
/// <param name="Title">At most 100 characters.</param>
/// <param name="Model">Name of its model; what it is once saved, it stays.</param>
/// <param name="Nodes">At least one.</param>
/// <param name="Name">Slug; made from the title when left out.</param>
/// <param name="PromptSet">Name of the prompts that it was found on.</param>
/// <param name="Edges">May be left out.</param>
/// <param name="Notes">Markdown, at most 4,000 characters.</param>
/// <param name="Visibility">Who may see it; no more than may see the model.</param>
/// <param name="CohortId">For a cohort-wide circuit; the viewer's own when left out.</param>
/// <param name="Revision">The one that a change is based on.</param>
public sealed record CircuitDraft(
    string Title,
    string Model,
    IReadOnlyList<CircuitNode> Nodes,
    string? Name = null,
    string? PromptSet = null,
    IReadOnlyList<CircuitEdge>? Edges = null,
    string? Notes = null,
    Visibility Visibility = Visibility.Private,
    int? CohortId = null,
    int Revision = 0);
