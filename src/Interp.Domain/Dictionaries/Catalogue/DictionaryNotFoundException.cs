using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>There is no dictionary of this name, or the viewer may not see it; the two are told alike.</summary>
public sealed class DictionaryNotFoundException(string name) : NotFoundException($"dictionary '{name}'");
