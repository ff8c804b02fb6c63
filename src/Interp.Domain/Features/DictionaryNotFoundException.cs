namespace Interp.Domain.Features;

/// <summary>There is no dictionary of this name, or the viewer may not see it; the two are told alike.</summary>
public sealed class DictionaryNotFoundException(string name) : Exception($"There is no dictionary '{name}' that you may see.");
