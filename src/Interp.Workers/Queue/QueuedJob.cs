using Interp.Workers.Runs;
using Quartz;

namespace Interp.Workers.Queue;

/// <summary>What Quartz calls: its key's name is the job's id, its group the kind.</summary>
internal sealed class QueuedJob(JobRunner runner) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await runner.Run(Guid.Parse(context.JobDetail.Key.Name), cancellationToken);
}
