using Interp.Domain.Jobs;
using Quartz;

namespace Interp.Api.Queue;

/// <summary>Puts jobs into Quartz's tables, where any worker of the cluster takes them.</summary>
internal sealed class QuartzJobQueue(ISchedulerFactory schedulers, TimeProvider time) : IJobQueue
{
    // By name: the API does not know the workers.
    private static readonly JobType Runner = new("Interp.Workers.Queue.QueuedJob, Interp.Workers");

    /// <summary>Creates Quartz's tables where they are missing.</summary>
    public async Task Provision(CancellationToken cancellationToken) => await schedulers.GetScheduler(cancellationToken);

    public async Task Enqueue(Guid jobId, string kind, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var job = JobBuilder.Create().OfType(Runner).WithIdentity(jobId.ToString(), kind).RequestRecovery(true).Build();
        // However long it waits, it keeps its place.
        var trigger = TriggerBuilder.Create(time).WithIdentity(jobId.ToString(), kind).ForJob(job).WithExecutionGroup("cpu").StartNow()
            .WithSchedule(SimpleScheduleBuilder.Create().WithMisfireInstruction(SimpleTriggerMisfireInstruction.IgnoreMisfires)).Build();
        try
        {
            await scheduler.ScheduleJob(job, trigger, cancellationToken: cancellationToken);
        }
        catch (ObjectAlreadyExistsException)
        {
            // It is in the queue, which is what was asked for.
        }
    }
}
