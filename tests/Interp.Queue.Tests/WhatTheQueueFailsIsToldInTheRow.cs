using Hangfire;
using Interp.Domain.Platform;
using Interp.Testing;

namespace Interp.Queue.Tests;

public sealed class WhatTheQueueFailsIsToldInTheRow(PostgresCluster cluster)
{
    [Fact]
    public async Task A_job_that_the_worker_cannot_load()
    {
        await using var site = await QueueSite.Open(cluster);
        var id = await site.Submit(1);
        await site.Change("UPDATE hangfire.job SET invocationdata = jsonb_set(invocationdata, '{Type}', '\"Interp.Gone.IQueuedJob, Interp.Gone\"')");
        await Fails(site, id, new StandInJob());
    }

    [Fact]
    public async Task A_job_that_the_worker_cannot_make()
    {
        await using var site = await QueueSite.Open(cluster);
        await Fails(site, await site.Submit(1), job: null);
    }

    [Fact]
    public async Task A_run_that_breaks_without_having_said_so()
    {
        await using var site = await QueueSite.Open(cluster);
        var job = new StandInJob((_, _) => throw new InvalidOperationException("Nobody thought of this."));
        var id = await site.Submit(1);
        await Fails(site, id, job);
        (await site.Row(id)).Error!.ShouldContain("Nobody thought of this. ");
        // It is not tried again.
        job.Started.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_row_that_has_ended_stays_as_it_ended()
    {
        await using var site = await QueueSite.Open(cluster);
        var id = await site.Submit(1);
        await site.Change("UPDATE jobs SET state = 'cancelled'");
        await site.StartWorker(new StandInJob((_, _) => throw new InvalidOperationException("Too late.")));
        await QueueSite.Until(() => site.Get<JobStorage>().GetMonitoringApi().FailedCount() == 1);
        (await site.Row(id)).State.ShouldBe(JobState.Cancelled);
    }

    private static async Task Fails(QueueSite site, Guid id, StandInJob? job)
    {
        await site.StartWorker(job);
        await QueueSite.Until(async () => (await site.Row(id)).State == JobState.Failed);
        var row = await site.Row(id);
        row.Error!.ShouldStartWith("The queue could not run this job: ");
        row.Error!.ShouldEndWith("then submit the job again.");
        row.FinishedAt.ShouldNotBeNull();
        await QueueSite.Until(async () => (await site.Entries()).Count == 0);
    }
}
