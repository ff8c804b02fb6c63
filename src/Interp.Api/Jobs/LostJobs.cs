using Interp.Domain.Database;
using Interp.Domain.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Interp.Api.Jobs;

/// <summary>At start, puts queued jobs into the queue whose enqueuing was cut off; for all others that changes nothing.</summary>
internal sealed class LostJobs(IDbContextFactory<InterpDbContext> contexts, IJobQueue queue) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var db = await contexts.CreateDbContextAsync(stoppingToken);
        var queued = await db.Jobs.Where(j => j.State == JobState.Queued).OrderBy(j => j.CreatedAt).Select(j => new { j.Id, j.Kind }).ToListAsync(stoppingToken);
        foreach (var job in queued) await queue.Enqueue(job.Id, job.Kind, stoppingToken);
    }
}
