using System.Data.Common;
using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Interp.Domain.Platform;
using Npgsql;

namespace Interp.Queue;

/// <summary>Puts jobs into Hangfire's tables, where any worker that serves their queue takes them.</summary>
internal sealed class HangfireJobQueue : IJobQueue
{
    /// <summary>The parameter that holds our job's id.</summary>
    public const string OurJob = "interp-job";

    // Nothing of Hangfire's own: no retries, no culture, nothing that another part of the process could add.
    private readonly JobFilterCollection filters = [];

    public void Enqueue(DbConnection connection, Guid jobId, QueueName queue)
    {
        var name = EnumNames.Of(queue);
        var client = new BackgroundJobClient(QueueStorage.Over((NpgsqlConnection)connection), filters);
        // The queue stands in both: the state decides where it goes now, the job where it would go again.
        client.Create(Hangfire.Common.Job.FromExpression<IQueuedJob>(job => job.Run(jobId, CancellationToken.None), name), new EnqueuedState(name), new Dictionary<string, object>(StringComparer.Ordinal) { [OurJob] = jobId });
    }
}
