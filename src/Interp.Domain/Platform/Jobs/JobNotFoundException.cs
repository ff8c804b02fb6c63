namespace Interp.Domain.Platform;

/// <summary>There is no such job, or the viewer may not see it; the two are told alike.</summary>
public sealed class JobNotFoundException(Guid id) : NotFoundException($"job {id}");
