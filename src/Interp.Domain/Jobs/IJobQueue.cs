namespace Interp.Domain.Jobs;

/// <summary>Hands jobs to the workers.</summary>
public interface IJobQueue
{
    /// <summary>Makes the job known to the workers; calling it again for the same job changes nothing.</summary>
    Task Enqueue(Guid jobId, string kind, CancellationToken cancellationToken);
}
