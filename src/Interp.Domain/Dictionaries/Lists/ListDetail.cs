namespace Interp.Domain.Dictionaries;

/// <summary>A list with its features.</summary>
/// <param name="Summary">What lists of lists show.</param>
/// <param name="Description">Markdown.</param>
/// <param name="Entries">In the owner's order; those in dictionaries that the viewer may not see are left out.</param>
/// <param name="HiddenItems">How many were left out.</param>
public sealed record ListDetail(ListSummary Summary, string Description, IReadOnlyList<ListEntry> Entries, int HiddenItems);

/// <summary>One feature of a list.</summary>
/// <param name="Dictionary">Name of its dictionary.</param>
/// <param name="DictionaryTitle">For people.</param>
/// <param name="Index">Number of the feature.</param>
/// <param name="Note">What the list's owner says of it.</param>
/// <param name="Label">The label of the viewer's cohort; null where there is none, or the viewer is rating the feature blind.</param>
/// <param name="LabelStatus">How settled it is.</param>
public sealed record ListEntry(string Dictionary, string DictionaryTitle, int Index, string Note, string? Label, LabelStatus? LabelStatus);
