using Interp.Testing;

namespace Interp.Queue.Tests.Upgrade;

/// <summary>An entry says which method it calls; the type that has it stood elsewhere before.</summary>
public sealed class EntriesOfAnOlderSiteAreRun(PostgresCluster cluster)
{
    [Fact]
    public async Task A_job_that_was_queued_before_the_site_was_brought_up_to_date_is_run_after_it()
    {
        await using var site = await QueueSite.Open(cluster);
        var id = await site.Submit(1);
        const string type = "SELECT invocationdata ->> 'Type' FROM hangfire.job";
        var now = await site.Read(type);
        await site.Change("UPDATE hangfire.job SET invocationdata = jsonb_set(invocationdata, '{Type}', to_jsonb(replace(invocationdata ->> 'Type', 'Interp.Domain.Platform.', 'Interp.Domain.Jobs.')))");
        (await site.Read(type)).ShouldNotBe(now);
        await site.Get<QueueTables>().Install(TestContext.Current.CancellationToken);
        (await site.Read(type)).ShouldBe(now);
        var job = new StandInJob();
        await site.StartWorker(job);
        await QueueSite.Until(() => job.Started.Contains(id));
    }
}
