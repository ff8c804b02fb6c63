using System.Threading.Channels;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Interp.Workers.Platform;

/// <summary>Writes a job's progress to the database at most four times a second and tells the pages; between two writes only the newest report counts.</summary>
internal sealed class JobReports : IAsyncDisposable
{
    private const int Most = 800;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private readonly Channel<JobProgress> pending = Channel.CreateBounded<JobProgress>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly Guid jobId;
    private readonly IDbContextFactory<InterpDbContext> contexts;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly Task writing;

    public JobReports(Guid jobId, IDbContextFactory<InterpDbContext> contexts, TimeProvider time, ILogger log)
    {
        (this.jobId, this.contexts, this.time, this.log) = (jobId, contexts, time, log);
        writing = Write();
    }

    /// <summary>The newest report, on its way to the database.</summary>
    public void Tell(JobProgress progress) => pending.Writer.TryWrite(progress with { At = time.GetUtcNow() });

    public async ValueTask DisposeAsync()
    {
        pending.Writer.TryComplete();
        await writing;
    }

    private async Task Write()
    {
        await foreach (var progress in pending.Reader.ReadAllAsync())
        {
            try
            {
                await Append(progress);
            }
            catch (Exception exception) when (exception is NpgsqlException or DbUpdateException || DatabaseLoss.Is(exception))
            {
                // The work goes on; a later report may get through.
                log.LogWarning(exception, "Progress of job {Job} could not be written.", jobId);
            }

            await Task.WhenAny(Task.Delay(Interval, time), pending.Reader.Completion);
        }
    }

    private async Task Append(JobProgress p)
    {
        await using var db = await contexts.CreateDbContextAsync();
        var last = await db.JobReports.Where(r => r.JobId == jobId).MaxAsync(r => (int?)r.Number) ?? 0;
        db.JobReports.Add(new JobReport
        {
            JobId = jobId, Number = last + 1, Stage = p.Stage, StageNumber = p.StageNumber, StageCount = p.StageCount, Step = p.Step, Steps = p.Steps,
            TokensPerSecond = p.TokensPerSecond, SecondsLeft = p.SecondsLeft, Numbers = p.Numbers, At = p.At,
        });
        await db.SaveChangesAsync();
        await Thin(db, last + 1);
        await JobChannels.Announce(db, jobId, CancellationToken.None);
    }

    /// <summary>Halves an old curve that has grown too long, so that a job of days keeps a bounded one.</summary>
    private async Task Thin(InterpDbContext db, int newest)
    {
        if (newest % Most != 0) return;
        var numbers = await db.JobReports.Where(r => r.JobId == jobId).OrderBy(r => r.Number).Select(r => r.Number).ToListAsync();
        var odd = numbers.Where((_, i) => i % 2 == 1 && i < numbers.Count - 1).ToArray();
        if (numbers.Count >= Most) await db.JobReports.Where(r => r.JobId == jobId && odd.Contains(r.Number)).ExecuteDeleteAsync();
    }
}
