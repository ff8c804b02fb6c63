namespace Interp.Domain.Platform;

/// <summary>There is no such thing, or the viewer may not see it; the two are told alike.</summary>
public class NotFoundException(string what) : Exception($"There is no {what} that you may see.");
