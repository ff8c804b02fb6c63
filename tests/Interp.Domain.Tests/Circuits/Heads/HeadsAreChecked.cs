using System.Text.Json;
using Interp.Domain.Circuits;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Tests.Circuits;

public sealed class HeadsAreChecked(PostgresCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("learner", true)]
    [InlineData("researcher", true)]
    [InlineData("stranger", true)]
    [InlineData("anonymous", false)]
    public async Task Whoever_is_signed_in_may_have_the_heads_of_a_small_model_scored_once(string who, bool may)
    {
        await using var database = new TestDatabase(cluster);
        var world = await Create(database);
        var viewer = who switch { "learner" => world.Learner, "researcher" => world.Researcher, "stranger" => world.Stranger, _ => Viewer.Anonymous };
        var submit = () => database.Get<JobCommands>().Submit(viewer, ScoreHeadsParameters.Kind, JsonSerializer.SerializeToElement(new { model = "tiny" }), force: false, Cancellation);
        if (!may)
        {
            await submit.ShouldThrowAsync<ForbiddenException>();
            return;
        }

        var first = await submit();
        (await submit()).ShouldBe(new JobSubmission(first.Id, Existing: true));
        await using var db = database.Open();
        var job = await db.Jobs.SingleAsync(j => j.Id == first.Id, Cancellation);
        job.Title.ShouldBe("Heads of Tiny");
        job.Visibility.ShouldBe(Visibility.Cohort);
    }

    [Theory]
    [InlineData("model", """{"model":"nothing"}""")]
    [InlineData("model", "{}")]
    [InlineData("model", """{"model":5}""")]
    [InlineData("sequences", """{"model":"tiny","sequences":0}""")]
    [InlineData("sequences", """{"model":"tiny","sequences":65}""")]
    [InlineData("seed", """{"model":"tiny","seed":-1}""")]
    [InlineData("period", """{"model":"tiny","period":7}""")]
    public async Task What_makes_no_sense_is_never_queued(string field, string parameters)
    {
        await using var database = new TestDatabase(cluster);
        var world = await Create(database);
        var submit = () => database.Get<JobCommands>().Submit(world.Learner, ScoreHeadsParameters.Kind, JsonDocument.Parse(parameters).RootElement, force: false, Cancellation);
        (await submit.ShouldThrowAsync<InvalidParametersException>()).Problems.ShouldContain(p => p.Field == field);
        database.Queue.Jobs.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("learner", "0.1", null)]
    [InlineData("learner", "1.0", "head")]
    [InlineData("learner", "0.2", "head")]
    [InlineData("learner", "0", "head")]
    [InlineData("learner", "a.b", "head")]
    [InlineData("learner", "-1.0", "head")]
    [InlineData("learner", null, "head")]
    [InlineData("anonymous", "0.1", "forbidden")]
    public async Task A_head_is_taken_apart_when_the_model_has_it(string who, string? head, string? problem)
    {
        await using var database = new TestDatabase(cluster);
        var world = await Create(database);
        var end = new CircuitDirection<DirectionEnd>(2, [new(6, 1.5f)], [new(0, 1)], [new(2, 0.5f)], []);
        database.Workers.Answer<HeadQuestion, HeadAnswer>(_ => new(true, new([2, 1], [end]), new([3], [])));
        var take = () => database.Get<HeadQueries>().Take(who == "learner" ? world.Learner : Viewer.Anonymous, new("tiny", head), Cancellation);
        if (problem == "forbidden") await take.ShouldThrowAsync<ForbiddenException>();
        else if (problem is not null) (await take.ShouldThrowAsync<InvalidParametersException>()).Problems.Single().Field.ShouldBe(problem);
        else
        {
            var sheet = await take();
            (sheet.Layer, sheet.Head, sheet.FoldedNorm).ShouldBe((0, 1, true));
            sheet.OV.Directions.Single().Reads.Single().Token.Display.ShouldBe("cat");
            var asked = (HeadQuestion)database.Workers.Questions.Single();
            // No more directions than a head is wide, no more tokens than there are.
            (asked.Directions, asked.Tokens).ShouldBe((4, 8));
        }

        database.Workers.Runs.Count.ShouldBe(problem is null ? 1 : 0);
    }

    [Fact]
    public async Task A_model_that_an_older_worker_registered_is_told_apart()
    {
        await using var database = new TestDatabase(cluster);
        var world = await Create(database, heads: 0);
        var submit = () => database.Get<JobCommands>().Submit(world.Learner, ScoreHeadsParameters.Kind, JsonSerializer.SerializeToElement(new { model = "tiny" }), force: false, Cancellation);
        (await submit.ShouldThrowAsync<InvalidParametersException>()).Problems.Single().Message.ShouldContain("restart the worker");
    }

    private static async Task<World> Create(TestDatabase database, int heads = 2)
    {
        await using var db = database.Open();
        var world = await World.Create(db);
        await db.Models.ExecuteUpdateAsync(s => s.SetProperty(m => m.Heads, heads).SetProperty(m => m.KvHeads, heads).SetProperty(m => m.DHead, 4), Cancellation);
        return world;
    }
}
