namespace Interp.Domain.Platform;

/// <summary>What the queue calls in a worker. Its name stands in the queue's entries: a site that is brought up to date still has old ones.</summary>
public interface IQueuedJob
{
    /// <summary>Runs a job to its end, whatever that is.</summary>
    /// <exception cref="OperationCanceledException">The worker is stopping: the queue keeps the job.</exception>
    Task Run(Guid id, CancellationToken cancellationToken);
}
