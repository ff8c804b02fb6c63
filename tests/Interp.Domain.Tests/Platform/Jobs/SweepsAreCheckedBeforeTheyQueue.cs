using System.Text.Json;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;

namespace Interp.Domain.Tests.Platform;

public sealed class SweepsAreCheckedBeforeTheyQueue(PostgresCluster cluster) : IAsyncLifetime
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
    public async Task A_grid_becomes_every_combination_with_the_sparsity_each_recipe_reads()
    {
        var sweep = await Queued("""{"base":{"model":"tiny","corpus":"text","seed":5},"grid":{"recipe":["topk","l1"],"dSae":[32,64],"k":[4,8],"l1Coefficient":[1,2,3]}}""");
        sweep.Points.Count.ShouldBe((2 * 2) + (2 * 3));
        sweep.Points.Where(p => p.Recipe == "topk").Select(p => (p.DSae, p.K, p.L1Coefficient)).ShouldBe([(32, 4, null), (32, 8, null), (64, 4, null), (64, 8, null)]);
        sweep.Points.Where(p => p.Recipe == "l1").ShouldAllBe(p => p.K == null && p.L1Coefficient > 0);
        sweep.Points.ShouldAllBe(p => p.Seed == 5);
        sweep.Dashboards.ShouldBe(SweepDashboards.None);
    }

    [Fact]
    public async Task Listed_points_take_from_the_base_what_they_do_not_say()
    {
        var sweep = await Queued("""{"base":{"model":"tiny","corpus":"text","dSae":64,"k":8},"points":[{"k":4},{"seed":2},{"recipe":"l1","l1Coefficient":3}],"dashboards":"all"}""");
        sweep.Points.ShouldBe([new("topk", 64, 4, null, null, 1), new("topk", 64, 8, null, null, 2), new("l1", 64, null, 3, null, 1)]);
        sweep.Dashboards.ShouldBe(SweepDashboards.All);
        sweep.Point(2).Model.ShouldBe("tiny");
    }

    [Theory]
    [InlineData("""{"points":[{}]}""", "base")]
    [InlineData("""{"base":{"model":"tiny","corpus":"text"}}""", "points")]
    [InlineData("""{"base":{"model":"tiny","corpus":"text"},"points":7}""", "points")]
    [InlineData("""{"base":{"model":"none","corpus":"text"},"points":[{}]}""", "model")]
    [InlineData("""{"base":{"model":"tiny","corpus":"text","hookPoint":"blocks.9.hook_resid_pre"},"points":[{},{"k":4}]}""", "base.hookPoint")]
    [InlineData("""{"base":{"model":"tiny","corpus":"text"},"points":[{},{"k":100000}]}""", "points[1].k")]
    [InlineData("""{"base":{"model":"tiny","corpus":"text"},"points":[{"colour":"red"}]}""", "points[0].colour")]
    [InlineData("""{"base":{"model":"tiny","corpus":"text"},"points":[{},{}]}""", "points[1]")]
    [InlineData("""{"base":{"model":"tiny","corpus":"text"},"grid":{"k":[]}}""", "grid")]
    [InlineData("""{"base":{"model":"tiny","corpus":"text"},"grid":{"k":["many"]}}""", "k")]
    [InlineData("""{"base":{"model":"tiny","corpus":"text"},"points":[{}],"dashboards":"some"}""", "dashboards")]
    [InlineData("""{"base":{"model":"tiny","corpus":"text"},"points":[{}],"extra":1}""", "extra")]
    [InlineData("""{"base":{"model":"tiny","corpus":"text"},"grid":{"dSae":[16,17,18,19,20,21,22],"seed":[1,2,3,4,5]}}""", "points")]
    [InlineData("""[]""", "parameters")]
    public async Task What_cannot_work_is_refused_by_name(string json, string field)
    {
        var refusal = await Should.ThrowAsync<InvalidParametersException>(() => Submit(world.Instructor, json));
        refusal.Problems.Select(p => p.Field).ShouldContain(f => f.StartsWith(field, StringComparison.Ordinal));
        refusal.Problems.ShouldAllBe(p => p.Message.Length > 10);
        database.Queue.Jobs.ShouldBeEmpty();
    }

    [Fact]
    public async Task Points_that_do_not_fit_the_worker_together_are_refused_with_how_many_would()
    {
        await using (var db = database.Open())
        {
            db.Add(new WorkerHeartbeat { Name = "small", MemoryBytes = 2L << 30 });
            await db.SaveChangesAsync(Cancellation);
        }

        var refusal = await Should.ThrowAsync<InvalidParametersException>(() => Submit(
            world.Instructor, """{"base":{"model":"tiny","corpus":"text","dSae":900000},"grid":{"seed":[1,2,3,4,5,6]}}"""));
        refusal.Problems.ShouldHaveSingleItem().Field.ShouldBe("points");
        var fits = int.Parse(refusal.Problems[0].Message.Split("The first ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        fits.ShouldBeInRange(1, 5);
        var seeds = Enumerable.Range(1, fits);
        var fewer = JsonSerializer.Serialize(new { @base = new { model = "tiny", corpus = "text", dSae = 900_000 }, grid = new { seed = seeds } });
        (await Submit(world.Instructor, fewer)).Existing.ShouldBeFalse();
    }

    [Fact]
    public async Task A_sweep_that_waits_shows_its_points_to_those_who_may_see_it()
    {
        var id = (await Submit(world.Researcher, """{"base":{"model":"tiny","corpus":"text"},"points":[{"k":4},{"k":8}]}""")).Id;
        var sweeps = database.Get<SweepQueries>();
        var found = (await sweeps.Find(world.Learner, id, Cancellation))!;
        found.Points.Select(p => (p.Number, p.State)).ShouldBe([(0, SweepPointState.Waiting), (1, SweepPointState.Waiting)]);
        found.Provenance.ShouldBeNull();
        (await sweeps.List(world.Learner, Cancellation)).Select(s => s.Id).ShouldBe([id]);
        foreach (var other in new[] { world.Stranger, Viewer.Anonymous })
        {
            (await sweeps.Find(other, id, Cancellation)).ShouldBeNull();
            (await sweeps.List(other, Cancellation)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Only_a_measured_point_can_be_made_browsable()
    {
        var id = (await Submit(world.Researcher, """{"base":{"model":"tiny","corpus":"text"},"points":[{"k":4},{"k":8},{"k":12}]}""")).Id;
        await using (var db = database.Open())
        {
            db.Add(new Sweep { Id = id, ModelId = world.ModelId, CorpusId = world.CorpusId, HookPoint = "h", CodeVersion = "c", ModelHash = "m", CorpusHash = "c", TokenizerHash = "t", CreatedAt = DateTimeOffset.UnixEpoch });
            db.AddRange(
                new SweepPointRow { SweepId = id, Number = 0, State = SweepPointState.Evaluated, Metrics = "{}" }, new SweepPointRow { SweepId = id, Number = 1, State = SweepPointState.Failed, Error = "it diverged" },
                new SweepPointRow { SweepId = id, Number = 2, State = SweepPointState.Training });
            await db.SaveChangesAsync(Cancellation);
        }

        (await Should.ThrowAsync<InvalidParametersException>(() => Publish(world.Instructor, id, 1))).Message.ShouldContain("it diverged");
        (await Should.ThrowAsync<InvalidParametersException>(() => Publish(world.Instructor, id, 2))).Problems[0].Field.ShouldBe("point");
        (await Should.ThrowAsync<InvalidParametersException>(() => Publish(world.Instructor, id, 3))).Problems[0].Field.ShouldBe("point");
        (await Should.ThrowAsync<InvalidParametersException>(() => Publish(world.Stranger, id, 0))).Problems[0].Field.ShouldBe("sweep");
        await Should.ThrowAsync<ForbiddenException>(() => Publish(world.Learner, id, 0));
        (await Publish(world.Instructor, id, 0)).Existing.ShouldBeFalse();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Task<JobSubmission> Submit(Viewer viewer, string json) =>
        database.Get<JobCommands>().Submit(viewer, SweepSaeParameters.Kind, JsonDocument.Parse(json).RootElement, force: false, Cancellation);

    private Task<JobSubmission> Publish(Viewer viewer, Guid sweep, int point) =>
        database.Get<JobCommands>().Submit(viewer, PublishSweepPointParameters.Kind, JsonSerializer.SerializeToElement(new { sweep, point }), force: false, Cancellation);

    private async Task<SweepSaeParameters> Queued(string json)
    {
        var id = (await Submit(world.Instructor, json)).Id;
        var job = (await database.Get<JobQueries>().Find(world.Instructor, id, Cancellation))!;
        return JsonSerializer.Deserialize<SweepSaeParameters>(job.ParametersJson, JobJson.Options)!;
    }
}
