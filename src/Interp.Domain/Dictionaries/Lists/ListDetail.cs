namespace Interp.Domain.Dictionaries;

/// <summary>A list with its features.</summary>
/// <param name="Summary">What lists of lists show.</param>
/// <param name="Description">Markdown.</param>
/// <param name="Entries">In the owner's order; those in dictionaries that the viewer may not see are left out.</param>
/// <param name="HiddenItems">How many were left out.</param>
public sealed record ListDetail(ListSummary Summary, string Description, IReadOnlyList<ListEntry> Entries, int HiddenItems);
