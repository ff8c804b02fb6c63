using Interp.Domain.Jobs;
using Interp.Workers.Runs;

namespace Interp.Workers.Queue;

/// <summary>What the queue calls.</summary>
internal sealed class QueuedJob(JobRunner runner) : IQueuedJob
{
    public Task Run(Guid id, CancellationToken cancellationToken) => runner.Run(id, cancellationToken);
}
