namespace Interp.Domain.Jobs;

/// <summary>There is no such job, or the viewer may not see it; the two are told alike.</summary>
public sealed class JobNotFoundException(Guid id) : Exception($"There is no job {id} that you may see.");
