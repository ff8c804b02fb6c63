using Interp.Domain.Dictionaries;

namespace Interp.Api.Dictionaries;

/// <summary>A change of a feature in a list; what is left out stays.</summary>
/// <param name="Note">At most 1,000 characters.</param>
/// <param name="Move">Where it goes.</param>
internal sealed record ListItemChange(string? Note, ListMove? Move);
