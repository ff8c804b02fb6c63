namespace Interp.Api.Dictionaries;

/// <summary>A feature for a list.</summary>
/// <param name="Dictionary">Name of its dictionary.</param>
/// <param name="Index">Number of the feature.</param>
/// <param name="Note">At most 1,000 characters.</param>
internal sealed record ListItemRequest(string Dictionary, int Index, string? Note);
