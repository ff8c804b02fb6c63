using Interp.Domain.Platform;
using Interp.Testing;

namespace Interp.Queue.Tests.Upgrade;

/// <summary>A site as the version before left it, with jobs in the queue it had then: three waiting, two running, one done.</summary>
public sealed class ASiteWithJobsUnderWayLosesNone(PostgresCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_is_run_once_and_the_old_tables_are_gone()
    {
        await using var site = await Restored();
        (await site.Read("SELECT tablename::text FROM pg_tables WHERE tablename LIKE 'qrtz\\_%'")).ShouldNotBeEmpty();
        await site.Get<SitePreparation>().Prepare(Cancellation);
        (await site.Read("SELECT tablename::text FROM pg_tables WHERE tablename LIKE 'qrtz\\_%'")).ShouldBeEmpty();
        var job = new StandInJob();
        await site.StartWorker(job, computing: 1, QueueName.Cpu, QueueName.Light);
        await QueueSite.Until(() => job.Started.Count == 5);
        job.Started.ShouldBe([.. "12345".Select(n => Guid.Parse($"00000000-0000-7000-8000-00000000010{n}"))], ignoreOrder: true);
        // Those of one queue in the order in which they were submitted.
        job.Started.Where(id => !id.ToString().EndsWith('3')).ShouldBeInOrder();
        (await site.Read("SELECT queue FROM jobs WHERE queue IS NOT NULL ORDER BY id")).ShouldBe(["cpu", "cpu", "light", "cpu", "cpu"]);
        await QueueSite.Until(async () => (await site.Entries()).Count == 0);
    }

    [Fact]
    public async Task Several_processes_at_once_and_once_more_queue_each_once()
    {
        await using var site = await Restored();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => site.Get<SitePreparation>().Prepare(Cancellation)));
        await site.Get<SitePreparation>().Prepare(Cancellation);
        (await site.Entries()).Order(StringComparer.Ordinal).ShouldBe("12345".Select(n => $"00000000-0000-7000-8000-00000000010{n}"));
        (await site.Row(Guid.Parse("00000000-0000-7000-8000-000000000106"))).State.ShouldBe(JobState.Succeeded);
    }

    private async Task<QueueSite> Restored()
    {
        var site = QueueSite.At(cluster.NewEmptyDatabase());
        using var dump = new StreamReader(typeof(ASiteWithJobsUnderWayLosesNone).Assembly.GetManifestResourceStream("before-hangfire.sql")!);
        await site.Change(await dump.ReadToEndAsync(Cancellation));
        return site;
    }
}
