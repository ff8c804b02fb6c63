using System.Text.Json;
using Hangfire.States;
using Hangfire.Storage;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Interp.Queue;

/// <summary>
/// Marks our row failed when Hangfire fails a job for reasons of its own: it cannot load what it should call, or cannot make it. The row would else
/// stay queued for ever. A job whose run ends in any way has marked its row itself.
/// </summary>
internal sealed class QueueFailures(IDbContextFactory<InterpDbContext> contexts, TimeProvider time, ILogger<QueueFailures> log) : IApplyStateFilter
{
    public void OnStateApplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        if (context.NewState is not FailedState failed || JobOf(context) is not { } id) return;
        log.LogError(failed.Exception, "The queue failed job {Job}: {Reason}", id, failed.Reason);
        var now = time.GetUtcNow();
        var error = $"The queue could not run this job: {failed.Exception.Message.TrimEnd('.')}. The worker may be of another version than the site: whoever runs it updates both, then submit the job again.";
        using var db = contexts.CreateDbContext();
        var marked = db.Jobs.Where(j => j.Id == id && (j.State == JobState.Queued || j.State == JobState.Running)).ExecuteUpdate(s => s
            .SetProperty(j => j.State, JobState.Failed).SetProperty(j => j.FinishedAt, now).SetProperty(j => j.WorkerRun, (Guid?)null).SetProperty(j => j.Error, error));
        if (marked > 0) db.Database.ExecuteSql($"SELECT pg_notify({JobChannels.News}, {id.ToString()})");
    }

    public void OnStateUnapplied(ApplyStateContext context, IWriteOnlyTransaction transaction)
    {
        // Only what is failed matters, and that stays.
    }

    // As a parameter: what the job calls is not there when it could not be loaded.
    private static Guid? JobOf(ApplyStateContext context) =>
        context.Connection.GetJobParameter(context.BackgroundJob.Id, HangfireJobQueue.OurJob) is { } stored && JsonSerializer.Deserialize<Guid>(stored) is var id ? id : null;
}
