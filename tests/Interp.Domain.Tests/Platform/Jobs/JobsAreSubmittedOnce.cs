using System.Text.Json;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Tests.Platform;

public sealed class JobsAreSubmittedOnce(PostgresCluster cluster) : IAsyncLifetime
{
    private readonly TestDatabase database = new(cluster);
    private World world = null!;

    public async ValueTask InitializeAsync()
    {
        await using var db = database.Open();
        world = await World.Create(db);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_job_is_stored_with_every_default_and_queued()
    {
        var submission = await Submit(world.Researcher, new { model = "tiny", corpus = "text" });
        submission.Existing.ShouldBeFalse();
        database.Queue.Jobs.ShouldBe([submission.Id]);
        var job = (await database.Get<JobQueries>().Find(world.Learner, submission.Id, Cancellation))!;
        job.Summary.State.ShouldBe(JobState.Queued);
        job.Summary.QueuePosition.ShouldBe(1);
        job.Summary.StartedBy.ShouldBe("researcher");
        job.WorkerSeen.ShouldBeFalse();
        var stored = JsonSerializer.Deserialize<TrainSaeParameters>(job.ParametersJson, JobJson.Options)!;
        stored.HookPoint.ShouldBe("blocks.0.mlp.hook_post");
        stored.DSae.ShouldBe(128);
        stored.K.ShouldBe(16);
        stored.CohortId.ShouldBe(world.Cohort);
    }

    [Fact]
    public async Task A_job_waits_in_the_queue_of_its_kind_and_for_a_gpu_only_where_there_is_one()
    {
        var onCores = await Submit(world.Instructor, new { model = "tiny", corpus = "text", seed = 1 });
        await using (var db = database.Open())
        {
            db.Workers.Add(new WorkerHeartbeat { Name = "w", HasGpu = true });
            await db.SaveChangesAsync(Cancellation);
        }

        var onGpu = await Submit(world.Instructor, new { model = "tiny", corpus = "text", seed = 2 });
        database.Queue.Places[onCores.Id].ShouldBe(QueueName.Cpu);
        database.Queue.Places[onGpu.Id].ShouldBe(QueueName.Gpu);
        // Each is the first of its queue.
        (await database.Get<JobQueries>().List(world.Instructor, Cancellation)).Select(j => j.QueuePosition).ShouldBe([1, 1]);
    }

    [Fact]
    public async Task The_same_parameters_are_the_same_job_whoever_submits_them()
    {
        var first = await Submit(world.Researcher, new { model = "tiny", corpus = "text" });
        var second = await Submit(world.Instructor, new { corpus = "text", model = "tiny", seed = 1 });
        second.ShouldBe(new JobSubmission(first.Id, Existing: true));
        (await Submit(world.Instructor, new { model = "tiny", corpus = "text", seed = 2 })).Id.ShouldNotBe(first.Id);
        (await Submit(world.Instructor, new { model = "tiny", corpus = "text" }, force: true)).Id.ShouldNotBe(first.Id);
    }

    [Fact]
    public async Task Many_at_once_are_still_one_job()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Submit(world.Instructor, new { model = "tiny", corpus = "text" })));
        all.Select(s => s.Id).Distinct().Count().ShouldBe(1);
        all.Count(s => !s.Existing).ShouldBe(1);
    }

    [Fact]
    public async Task A_failed_or_cancelled_job_may_be_submitted_again()
    {
        var first = await Submit(world.Instructor, new { model = "tiny", corpus = "text" });
        await database.Get<JobCommands>().Cancel(world.Instructor, first.Id, Cancellation);
        (await database.Get<JobQueries>().Find(world.Instructor, first.Id, Cancellation))!.Summary.State.ShouldBe(JobState.Cancelled);
        (await Submit(world.Instructor, new { model = "tiny", corpus = "text" })).Existing.ShouldBeFalse();
    }

    [Fact]
    public async Task Private_work_of_two_people_stays_two_jobs()
    {
        var mine = await Submit(world.Researcher, new { model = "tiny", corpus = "text", visibility = "private" });
        var theirs = await Submit(world.Instructor, new { model = "tiny", corpus = "text", visibility = "private" });
        theirs.Id.ShouldNotBe(mine.Id);
        (await database.Get<JobQueries>().Find(world.Instructor, mine.Id, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task A_learner_is_told_why_not()
    {
        var refusal = await Should.ThrowAsync<ForbiddenException>(() => Submit(world.Learner, new { model = "tiny", corpus = "text" }));
        refusal.Message.ShouldContain("researcher or instructor");
        await NothingQueued();
    }

    [Fact]
    public async Task A_researcher_may_not_train_language_models() =>
        (await Should.ThrowAsync<ForbiddenException>(() => database.Get<JobCommands>().Submit(
            world.Researcher, "train-language-model", Json(new { corpus = "text", name = "new" }), false, Cancellation))).Message.ShouldContain("instructor");

    [Fact]
    public async Task A_role_elsewhere_does_not_open_this_cohort() =>
        await Should.ThrowAsync<ForbiddenException>(() => Submit(world.Stranger, new { model = "tiny", corpus = "text", cohortId = world.Cohort }));

    [Fact]
    public async Task Every_problem_is_named_and_nothing_is_queued()
    {
        var refusal = await Should.ThrowAsync<InvalidParametersException>(() => Submit(
            world.Instructor, new { model = "tiny", corpus = "text", hookPoint = "nowhere", dSae = 1, k = 0, seed = -1, name = "No Slug" }));
        refusal.Problems.Select(p => p.Field).ShouldBe(["hookPoint", "dSae", "k", "seed", "name"], ignoreOrder: true);
        await NothingQueued();
    }

    [Theory]
    [InlineData("""{"model":"tiny","corpus":"text","dSae":"many"}""", "dSae")]
    [InlineData("""{"model":"tiny","corpus":"text","colour":"red"}""", "colour")]
    [InlineData("""{"model":"'; DROP TABLE jobs; --","corpus":"text"}""", "model")]
    [InlineData("""{"model":7,"corpus":"text"}""", "model")]
    [InlineData("""[1]""", "parameters")]
    [InlineData("""{"model":"tiny","corpus":"text","recipe":"magic"}""", "recipe")]
    [InlineData("""{"model":"tiny","corpus":"text","recipe":null}""", "recipe")]
    [InlineData("""{"model":"tiny","corpus":"text","trainTokens":1e300}""", "trainTokens")]
    [InlineData("""{"model":"tiny","corpus":"text","visibility":2}""", "visibility")]
    public async Task Parameters_that_make_no_sense_are_refused_by_name(string json, string field)
    {
        var refusal = await Should.ThrowAsync<InvalidParametersException>(() => database.Get<JobCommands>().Submit(
            world.Instructor, "train-sae", JsonDocument.Parse(json).RootElement, false, Cancellation));
        refusal.Problems.ShouldContain(p => p.Field == field);
        await NothingQueued();
    }

    [Fact]
    public async Task A_name_that_is_taken_is_refused_before_the_work()
    {
        await using (var db = database.Open()) await world.AddDictionary(db, "taken", Visibility.Private, world.Stranger);
        var refusal = await Should.ThrowAsync<InvalidParametersException>(() => Submit(world.Instructor, new { model = "tiny", corpus = "text", name = "taken" }));
        refusal.Problems[0].Field.ShouldBe("name");
    }

    [Fact]
    public async Task One_person_has_at_most_twenty_unfinished_jobs()
    {
        for (var seed = 1; seed <= JobCommands.MaxUnfinishedPerPerson; seed++) await Submit(world.Instructor, new { model = "tiny", corpus = "text", seed });
        await Should.ThrowAsync<TooManyJobsException>(() => Submit(world.Instructor, new { model = "tiny", corpus = "text", seed = 99 }));
        (await Submit(world.Researcher, new { model = "tiny", corpus = "text", seed = 99 })).Existing.ShouldBeFalse();
    }

    [Fact]
    public async Task Only_its_owner_an_instructor_or_an_administrator_cancels_a_job()
    {
        var id = (await Submit(world.Researcher, new { model = "tiny", corpus = "text" })).Id;
        var commands = database.Get<JobCommands>();
        await Should.ThrowAsync<ForbiddenException>(() => commands.Cancel(world.Learner, id, Cancellation));
        await Should.ThrowAsync<JobNotFoundException>(() => commands.Cancel(world.Stranger, id, Cancellation));
        await Should.ThrowAsync<JobNotFoundException>(() => commands.Cancel(Viewer.Anonymous, id, Cancellation));
        await commands.Cancel(world.Instructor, id, Cancellation);
        (await database.Get<JobQueries>().Latest(id, Cancellation))!.State.ShouldBe(JobState.Cancelled);
    }

    [Fact]
    public async Task A_curve_is_thinned_to_400_points_with_its_ends()
    {
        var id = (await Submit(world.Researcher, new { model = "tiny", corpus = "text" })).Id;
        await using (var db = database.Open())
        {
            db.AddRange(Enumerable.Range(1, 1000).Select(i => new JobReport { JobId = id, Number = i, Stage = "train", Step = i, Steps = 1000 }));
            await db.SaveChangesAsync(Cancellation);
        }

        var job = (await database.Get<JobQueries>().Find(world.Researcher, id, Cancellation))!;
        job.Curve.Count.ShouldBe(400);
        (job.Curve[0].Step, job.Curve[^1].Step).ShouldBe((1L, 1000L));
        job.Summary.Progress!.Step.ShouldBe(1000);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static JsonElement Json(object value) => JsonSerializer.SerializeToElement(value);

    private Task<JobSubmission> Submit(Viewer viewer, object parameters, bool force = false) =>
        database.Get<JobCommands>().Submit(viewer, TrainSaeParameters.Kind, Json(parameters), force, Cancellation);

    private async Task NothingQueued()
    {
        database.Queue.Jobs.ShouldBeEmpty();
        await using var db = database.Open();
        (await db.Jobs.AnyAsync(j => j.State == JobState.Queued, Cancellation)).ShouldBeFalse();
    }
}
