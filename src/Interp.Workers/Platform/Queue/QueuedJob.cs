using Interp.Domain.Platform;

namespace Interp.Workers.Platform;

/// <summary>What the queue calls.</summary>
internal sealed class QueuedJob(JobRunner runner) : IQueuedJob
{
    public Task Run(Guid id, CancellationToken cancellationToken) => runner.Run(id, cancellationToken);
}
