using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;
using Interp.Workers.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Interp.Workers.Tests.Platform;

public sealed class LostWorkersTests : IAsyncDisposable
{
    private readonly Guid id = Guid.CreateVersion7();
    private readonly TestDatabase database;
    private readonly WorkerSettings settings;
    private readonly HurriedTime time = new();

    public LostWorkersTests(PostgresCluster cluster)
    {
        database = new TestDatabase(cluster);
        settings = WorkerSettings.From(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["INTERP_DATABASE"] = database.ConnectionString, ["INTERP_DATA"] = Path.Combine(Path.GetTempPath(), $"interp-lost-{id:N}"),
        }).Build());
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private JobLedger Ledger => new(database.Get<IDbContextFactory<InterpDbContext>>(), time);

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        if (Directory.Exists(settings.DataFolder)) Directory.Delete(settings.DataFolder, recursive: true);
    }

    [Fact]
    public async Task After_one_it_is_tried_again_and_after_two_it_is_not()
    {
        await Queued();
        (await TakenBy(Guid.NewGuid())).ShouldBeTrue();
        (await TakenBy(Guid.NewGuid())).ShouldBeTrue();
        (await TakenBy(Guid.NewGuid())).ShouldBeFalse();
    }

    [Fact]
    public async Task A_new_checkpoint_begins_the_count_anew()
    {
        await Queued();
        for (var step = 1; step <= 4; step++)
        {
            (await TakenBy(Guid.NewGuid())).ShouldBeTrue($"at step {step}");
            Checkpoint(step);
        }

        (await TakenBy(Guid.NewGuid())).ShouldBeTrue();
        (await TakenBy(Guid.NewGuid())).ShouldBeFalse();
    }

    [Fact]
    public async Task A_worker_that_only_lost_the_database_does_not_count_against_its_own_job()
    {
        await Queued();
        var worker = Guid.NewGuid();
        for (var again = 0; again < 4; again++) (await TakenBy(worker)).ShouldBeTrue();
        (await Row()).LostRuns.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_that_gives_signs_of_life_was_not_lost()
    {
        await Queued();
        var (living, dead) = (Guid.NewGuid(), Guid.NewGuid());
        await TakenBy(living);
        await TakenBy(dead);
        await using (var db = database.Open())
        {
            db.Workers.Add(new WorkerHeartbeat { Name = "living", RunId = living, SeenAt = time.GetUtcNow().AddMinutes(1) });
            await db.SaveChangesAsync(Cancellation);
        }

        (await TakenBy(Guid.NewGuid())).ShouldBeTrue();
        (await Row()).LostRuns.ShouldBe([dead]);
        (await TakenBy(Guid.NewGuid())).ShouldBeFalse();
    }

    [Fact]
    public async Task One_that_hands_its_job_back_does_not_count()
    {
        await Queued();
        for (var again = 0; again < 4; again++)
        {
            (await TakenBy(Guid.NewGuid())).ShouldBeTrue();
            await Ledger.HandBack(id, 1);
        }

        (await Row()).LostRuns.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_job_that_was_to_stop_is_cancelled_however_many_it_has_lost()
    {
        await Queued();
        await TakenBy(Guid.NewGuid());
        await TakenBy(Guid.NewGuid());
        await using (var db = database.Open()) await db.Jobs.ExecuteUpdateAsync(s => s.SetProperty(j => j.CancelRequested, true), Cancellation);
        (await TakenBy(Guid.NewGuid())).ShouldBeTrue();
        (await Row()).State.ShouldBe(JobState.Cancelled);
    }

    /// <summary>As a worker does that takes the job; whether it runs it.</summary>
    private async Task<bool> TakenBy(Guid run)
    {
        var lost = new LostWorkers(database.Get<IDbContextFactory<InterpDbContext>>(), new WorkerRun(run), settings, time);
        if (!await lost.MayRun(id, Cancellation)) return false;
        await Ledger.Claim(id, run, Cancellation);
        return true;
    }

    private void Checkpoint(int step)
    {
        var folder = Directory.CreateDirectory(Path.Combine(settings.JobFolder(id), "sae")).FullName;
        File.WriteAllText(Path.Combine(folder, $"step-{step:D9}.json"), "{}");
        // The last two are kept, as a training does.
        File.Delete(Path.Combine(folder, $"step-{step - 2:D9}.json"));
    }

    private async Task<Job> Row()
    {
        await using var db = database.Open();
        return await db.Jobs.AsNoTracking().SingleAsync(Cancellation);
    }

    private async Task Queued()
    {
        await using var db = database.Open();
        db.Jobs.Add(new Job { Id = id, Kind = TrainSaeParameters.Kind, Title = "t", Parameters = "{}", ParameterHash = [1], CreatedAt = time.GetUtcNow() });
        await db.SaveChangesAsync(Cancellation);
    }

    /// <summary>Waits a hundredth of what it is told.</summary>
    private sealed class HurriedTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(callback, state, dueTime / 100, period);
    }
}
