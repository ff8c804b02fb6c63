namespace Interp.Domain.Platform;

/// <summary>News of jobs as it happens.</summary>
public interface IJobFeed
{
    /// <summary>Events from now on; ends after the job has ended. Access must have been checked by the caller.</summary>
    IAsyncEnumerable<JobEvent> Watch(Guid jobId, CancellationToken cancellationToken);
}
