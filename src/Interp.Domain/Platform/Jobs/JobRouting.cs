namespace Interp.Domain.Platform;

/// <summary>Which queue a job waits in.</summary>
public sealed class JobRouting(WorkerQueries workers)
{
    /// <summary>The queue of its kind; of those that would use a GPU only where a worker has one.</summary>
    public async Task<QueueName> QueueOf(IJobKind kind, CancellationToken cancellationToken) =>
        kind.Queue == QueueName.Gpu && !await workers.AnyHasGpu(cancellationToken) ? QueueName.Cpu : kind.Queue;
}
