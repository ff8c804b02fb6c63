using System.Diagnostics;
using Interp.Domain.Platform;
using Interp.Testing;
using Interp.Workers.Tests.Dictionaries;
using Microsoft.Extensions.DependencyInjection;

namespace Interp.Workers.Tests.Platform;

public sealed class AJobThatEndsItsWorker(PostgresCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_tried_once_more_and_then_failed_and_the_next_worker_serves_the_next_job()
    {
        await using var lab = await Lab.Open(cluster, services => services.AddSingleton<IJobKind, EndingKind>());
        lab.Set("DOTNET_STARTUP_HOOKS", typeof(EndingKind).Assembly.Location);
        var id = (await lab.Submit(EndingKind.Name, new { })).Id;
        await Ends(lab.StartWorkerProcess());
        var first = (await Find(lab, id))!;
        (first.Summary.State, first.Attempt).ShouldBe((JobState.Running, 1));

        await Ends(lab.StartWorkerProcess());
        var second = (await Find(lab, id))!;
        (second.Summary.State, second.Attempt).ShouldBe((JobState.Running, 2));

        var survivor = lab.StartWorkerProcess();
        var job = await lab.WaitForEnd(id);
        job.Summary.State.ShouldBe(JobState.Failed);
        job.Attempt.ShouldBe(2);
        job.Summary.Error!.ShouldStartWith("The worker ended twice while it ran this job");
        job.Summary.Error!.ShouldContain("Its last checkpoint is kept");
        Directory.GetDirectories(Path.Combine(lab.Data, "jobs"), "kept-*").ShouldHaveSingleItem();

        (await lab.WaitForEnd((await lab.Submit(ToyTraining.Parameters("next"))).Id)).Summary.Error.ShouldBeNull();
        survivor.HasExited.ShouldBeFalse();
    }

    private static async Task Ends(Process worker)
    {
        await worker.WaitForExitAsync(Cancellation);
        worker.ExitCode.ShouldNotBe(0);
    }

    private static Task<JobDetail?> Find(Lab lab, Guid id) => lab.Get<JobQueries>().Find(lab.World.Administrator, id, Cancellation);
}
