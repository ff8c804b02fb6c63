using Hangfire;
using Interp.Domain.Platform;
using Microsoft.Extensions.DependencyInjection;

namespace Interp.Queue;

/// <summary>Gives Hangfire what it calls, from the worker's container.</summary>
/// <param name="services">The container.</param>
/// <param name="places">Shared by the queues whose jobs compute: a worker with a GPU serves two and has the cores for one. Null where it does not matter.</param>
internal sealed class QueuedJobs(IServiceProvider services, SemaphoreSlim? places) : JobActivator
{
    public override object ActivateJob(Type jobType)
    {
        var job = services.GetRequiredService(jobType);
        return places is null || job is not IQueuedJob queued ? job : new PlacedJob(queued, places);
    }

    private sealed class PlacedJob(IQueuedJob job, SemaphoreSlim places) : IQueuedJob
    {
        public async Task Run(Guid id, CancellationToken cancellationToken)
        {
            await places.WaitAsync(cancellationToken);
            try
            {
                await job.Run(id, cancellationToken);
            }
            finally
            {
                places.Release();
            }
        }
    }
}
