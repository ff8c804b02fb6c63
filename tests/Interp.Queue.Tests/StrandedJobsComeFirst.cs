using Interp.Domain.Platform;
using Interp.Testing;

namespace Interp.Queue.Tests;

public sealed class StrandedJobsComeFirst(PostgresCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_orphan_does_not_wait_behind_fresh_jobs()
    {
        await using var site = await QueueSite.Open(cluster);
        var orphan = await site.Submit(0);
        // As a worker leaves it that was killed a minute ago.
        await site.Change("UPDATE hangfire.jobqueue SET fetchedat = now() - interval '1 minute'");
        for (var seed = 1; seed <= 6; seed++) await site.Submit(seed);
        var job = new StandInJob((_, stop) => Task.Delay(TimeSpan.FromSeconds(3), stop));
        await site.StartWorker(job);
        await QueueSite.Until(() => job.Started.Contains(orphan));
        // One was taken before the worker first looked round; left to itself the orphan would be the seventh.
        job.Started.Count.ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public async Task Only_what_has_had_no_sign_for_long_enough_becomes_fresh()
    {
        await using var site = await QueueSite.Open(cluster);
        foreach (var seed in new[] { 1, 2, 3 }) await site.Submit(seed);
        await site.Change("UPDATE hangfire.jobqueue SET fetchedat = now() - interval '3 seconds' WHERE jobid = (SELECT min(jobid) FROM hangfire.jobqueue)");
        await site.Change("UPDATE hangfire.jobqueue SET fetchedat = now() - interval '20 seconds' WHERE jobid = (SELECT max(jobid) FROM hangfire.jobqueue)");
        (await site.Get<QueueTables>().Freshen(TimeSpan.FromSeconds(10), Cancellation)).ShouldBe(1);
        (await site.Read("SELECT CASE WHEN fetchedat IS NULL THEN 'waits' ELSE 'taken' END FROM hangfire.jobqueue ORDER BY jobid")).ShouldBe(["taken", "waits", "waits"]);
        (await site.Get<QueueTables>().Freshen(TimeSpan.FromSeconds(10), Cancellation)).ShouldBe(0);
    }

    [Fact]
    public async Task What_waits_for_a_gpu_that_is_gone_runs_without()
    {
        await using var site = await QueueSite.Open(cluster);
        await site.Change("INSERT INTO workers (name, started_at, seen_at, has_gpu) VALUES ('with-gpu', now(), now(), true)");
        var id = await site.Submit(1);
        (await site.Row(id)).Queue.ShouldBe(QueueName.Gpu);
        (await site.Get<QueueTables>().LeaveGpu(TimeSpan.FromMinutes(10), Cancellation)).ShouldBe(0);
        await site.Change("UPDATE workers SET seen_at = now() - interval '11 minutes'");
        (await site.Get<QueueTables>().LeaveGpu(TimeSpan.FromMinutes(10), Cancellation)).ShouldBe(1);
        (await site.Row(id)).Queue.ShouldBe(QueueName.Cpu);
        var job = new StandInJob();
        await site.StartWorker(job);
        await QueueSite.Until(() => job.Started.Count == 1);
        job.Started.ShouldBe([id]);
    }
}
