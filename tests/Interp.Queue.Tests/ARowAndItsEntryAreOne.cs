using System.Data.Common;
using Hangfire;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Interp.Queue.Tests;

/// <summary>A job's row and its entry in the queue are written in one transaction.</summary>
public sealed class ARowAndItsEntryAreOne(PostgresCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_submitted_job_stands_in_both_and_the_same_again_in_none_more()
    {
        await using var site = await QueueSite.Open(cluster);
        var id = await site.Submit(1);
        (await site.Entries()).ShouldBe([id.ToString()]);
        (await site.Row(id)).Queue.ShouldBe(QueueName.Cpu);
        (await site.Read("SELECT queue FROM hangfire.jobqueue")).ShouldBe(["cpu"]);
        (await site.Submit(1)).ShouldBe(id);
        (await site.Entries()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_entry_that_cannot_be_written_leaves_no_row()
    {
        await using var site = await QueueSite.Open(cluster);
        await site.Change("ALTER TABLE hangfire.jobqueue RENAME TO gone");
        (await Should.ThrowAsync<BackgroundJobClientException>(() => site.Submit(1))).InnerException.ShouldBeOfType<PostgresException>();
        (await Rows(site)).ShouldBe(0);
        await site.Change("ALTER TABLE hangfire.gone RENAME TO jobqueue");
        (await site.Entries()).ShouldBeEmpty();
        var id = await site.Submit(1);
        (await site.Entries()).ShouldBe([id.ToString()]);
    }

    [Fact]
    public async Task What_breaks_after_the_entry_was_written_takes_it_back_with_the_row()
    {
        await using var site = await QueueSite.Open(cluster, services => services.AddSingleton<IJobQueue>(new BreakingQueue(new HangfireJobQueue())));
        (await Should.ThrowAsync<InvalidOperationException>(() => site.Submit(1))).Message.ShouldBe("Cut off.");
        (await Rows(site)).ShouldBe(0);
        (await site.Entries()).ShouldBeEmpty();
        (await site.Read("SELECT id::text FROM hangfire.job")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_work_from_many_at_once_is_one_row_and_one_entry()
    {
        await using var site = await QueueSite.Open(cluster);
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => site.Submit(1)));
        var id = all.Distinct().ShouldHaveSingleItem();
        (await site.Entries()).ShouldBe([id.ToString()]);
        (await Rows(site)).ShouldBe(1);
    }

    private static async Task<int> Rows(QueueSite site)
    {
        await using var db = site.Db();
        return await db.Jobs.CountAsync(Cancellation);
    }

    private sealed class BreakingQueue(IJobQueue queue) : IJobQueue
    {
        public void Enqueue(DbConnection connection, Guid jobId, QueueName queueName)
        {
            queue.Enqueue(connection, jobId, queueName);
            throw new InvalidOperationException("Cut off.");
        }
    }
}
