using Interp.Domain.Platform;
using Interp.Testing;

namespace Interp.Queue.Tests;

public sealed class JobsAreTakenAndHandedBack(PostgresCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_is_run_once_and_soon_after_it_was_put_in()
    {
        await using var site = await QueueSite.Open(cluster);
        var job = new StandInJob();
        await site.StartWorker(job);
        var waits = new List<double>();
        for (var seed = 1; seed <= 12; seed++)
        {
            var id = await site.Submit(seed);
            var submitted = TimeProvider.System.GetTimestamp();
            await QueueSite.Until(() => job.Started.Contains(id));
            waits.Add(TimeProvider.System.GetElapsedTime(submitted, job.At(id)).TotalMilliseconds);
        }

        await QueueSite.Until(async () => (await site.Entries()).Count == 0);
        job.Started.Count.ShouldBe(12);
        waits.Sort();
        TestContext.Current.TestOutputHelper!.WriteLine($"ms from submitted to started: median {waits[6]:F0}, most {waits[^1]:F0}");
        // Looking once a second would give half a second; being woken gives some ten milliseconds.
        waits[6].ShouldBeLessThan(400);
    }

    [Fact]
    public async Task A_worker_that_stops_hands_its_job_back_and_another_takes_it_at_once()
    {
        await using var site = await QueueSite.Open(cluster);
        var first = new StandInJob((_, stop) => Task.Delay(Timeout.InfiniteTimeSpan, stop));
        var worker = await site.StartWorker(first);
        var id = await site.Submit(1);
        await QueueSite.Until(() => first.Started.Count == 1);
        await worker.StopAsync(Cancellation);
        // Stopped again, as a host may be: nothing comes of it.
        await worker.StopAsync(Cancellation);
        (await site.Read("SELECT coalesce(fetchedat::text, 'waits') FROM hangfire.jobqueue")).ShouldBe(["waits"]);
        var second = new StandInJob();
        await site.StartWorker(second);
        await QueueSite.Until(() => second.Started.Count == 1);
        second.Started.ShouldBe([id]);
        await QueueSite.Until(async () => (await site.Entries()).Count == 0);
    }

    [Fact]
    public async Task A_job_longer_than_the_timeout_is_not_given_to_another()
    {
        await using var site = await QueueSite.Open(cluster);
        var job = new StandInJob((_, stop) => Task.Delay(QueueStorage.Invisibility(TimeSpan.FromSeconds(1)) * 2, stop));
        await site.StartWorker(job);
        await site.StartWorker(job);
        await site.Submit(1);
        await QueueSite.Until(() => job.Started.Count > 0);
        await QueueSite.Until(async () => (await site.Entries()).Count == 0);
        job.Started.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Those_that_compute_share_the_cores_and_those_that_wait_do_not()
    {
        await using var site = await QueueSite.Open(cluster);
        await using (var db = site.Db())
        {
            db.Workers.Add(new WorkerHeartbeat { Name = "with-gpu", HasGpu = true, SeenAt = TimeProvider.System.GetUtcNow() });
            await db.SaveChangesAsync(Cancellation);
        }

        var onGpu = await site.Submit(1);
        (await site.Row(onGpu)).Queue.ShouldBe(QueueName.Gpu);
        await site.Change("UPDATE workers SET has_gpu = false");
        var onCpu = await site.Submit(2);
        var light = await site.Submit(3);
        await site.Change($"UPDATE hangfire.jobqueue SET queue = 'light' WHERE jobid = (SELECT max(jobid) FROM hangfire.jobqueue)");
        var open = new TaskCompletionSource();
        var job = new StandInJob((id, _) => id == light ? Task.CompletedTask : open.Task);
        await site.StartWorker(job, computing: 1, QueueName.Cpu, QueueName.Gpu, QueueName.Light);
        await QueueSite.Until(() => job.Started.Contains(light) && job.Started.Count == 2);
        await Task.Delay(TimeSpan.FromSeconds(2), Cancellation);
        job.Started.Count.ShouldBe(2);
        open.SetResult();
        await QueueSite.Until(() => job.Started.Count == 3);
        job.Started.ShouldBe([light, onCpu, onGpu], ignoreOrder: true);
    }
}
