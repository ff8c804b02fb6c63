using System.Text.Json;
using Interp.Abstractions.Dictionaries;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Tests.Dictionaries;

public sealed class MapsFollowTheirDictionaries(PostgresCluster cluster) : IAsyncLifetime
{
    private readonly TestDatabase database = new(cluster);
    private World world = null!;

    public async ValueTask InitializeAsync()
    {
        await using var db = database.Open();
        world = await World.Create(db);
        await Publish(db, "open", Visibility.Public, world.Instructor);
        await Publish(db, "shared", Visibility.Cohort, world.Instructor);
        await Publish(db, "own", Visibility.Private, world.Researcher);
        await Map(db, "open", null);
        await Map(db, "shared", null);
        await Map(db, "open", "own");
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData("anonymous", "open")]
    [InlineData("stranger", "open")]
    [InlineData("learner", "open shared")]
    [InlineData("researcher", "open shared open+own")]
    [InlineData("instructor", "open shared")]
    [InlineData("administrator", "open shared open+own")]
    public async Task A_map_is_seen_by_those_who_see_every_dictionary_on_it(string who, string seen)
    {
        var maps = database.Get<MapQueries>();
        foreach (var name in new[] { "open", "shared", "open+own" })
        {
            var names = name.Split('+');
            var other = names.ElementAtOrDefault(1);
            var expected = seen.Split(' ').Contains(name, StringComparer.Ordinal);
            (await maps.Find(Viewer(who), names[0], other, Cancellation) is not null).ShouldBe(expected, name);
            (await maps.Version(Viewer(who), names[0], other, Cancellation) is not null).ShouldBe(expected, name);
            (await maps.Labels(Viewer(who), names[0], other, Cancellation) is not null).ShouldBe(expected, name);
        }

        (await maps.Of(Viewer(who), "open", Cancellation)).Contains("own", StringComparer.Ordinal).ShouldBe(seen.Contains("own", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Points_carry_what_is_known_of_their_features_and_dead_ones_have_none()
    {
        var map = (await database.Get<MapQueries>().Find(world.Researcher, "open", "own", Cancellation))!;

        map.Features.ShouldBe([0, 2, 3, 4, 0, 2, 3, 4]);
        map.FirstCount.ShouldBe(4);
        map.Omitted.ShouldBe(2);
        map.Densities[1].ShouldBe(0.02f);
        map.States.ShouldBe([0, 0, 1, 0, 0, 0, 1, 0]);
        map.TokenOf(0).ShouldBe(" the");
        map.DictionaryOf(3).ShouldBe("open");
        map.DictionaryOf(4).ShouldBe("own");
        MapSelection.Of(map, Lasso.Parse("-1,-1;2.5,-1;2.5,1;-1,1"), null).ShouldBe([0, 1, 2]);
        MapSelection.Of(map, Lasso.Parse("-1,-1;2.5,-1;2.5,1;-1,1"), 1).ShouldBe([2]);
        MapSelection.Of(map, null, null).ShouldBeEmpty();
        MapCluster.Of(map).Select(c => (c.First, c.Second)).ShouldBe([(2, 2), (1, 1)]);
    }

    [Fact]
    public async Task Labels_are_those_of_the_viewers_cohorts()
    {
        await using var db = database.Open();
        var open = await db.Dictionaries.SingleAsync(d => d.Name == "open", Cancellation);
        db.AddRange(Opinion(world.Cohort, open.Id, 2, "ours"), Opinion(world.OtherCohort, open.Id, 3, "theirs"));
        await db.SaveChangesAsync(Cancellation);

        var ours = (await database.Get<MapQueries>().Labels(world.Learner, "open", null, Cancellation))!;
        ours.Points.ShouldBe([1]);
        ours.Labels.ShouldBe(["ours"]);
        (await database.Get<MapQueries>().Labels(world.Stranger, "open", null, Cancellation))!.Labels.ShouldBe(["theirs"]);
        (await database.Get<MapQueries>().Labels(Domain.Platform.Viewer.Anonymous, "open", null, Cancellation))!.Labels.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("anonymous")]
    [InlineData("learner")]
    public Task Starting_one_takes_a_researcher(string who) =>
        Should.ThrowAsync<ForbiddenException>(() => Submit(who, new { dictionary = "open" }));

    [Fact]
    public async Task The_same_map_twice_is_one_job_and_private_dictionaries_make_private_jobs()
    {
        var first = await Submit("researcher", new { dictionary = "open" });
        (await Submit("instructor", new { dictionary = "open", neighbours = 15 })).ShouldBe(new JobSubmission(first.Id, Existing: true));
        (await Submit("researcher", new { dictionary = "open", seed = 2 })).Existing.ShouldBeFalse();
        var own = await Submit("researcher", new { dictionary = "open", other = "own" });
        (await database.Get<JobQueries>().Find(world.Learner, first.Id, Cancellation)).ShouldNotBeNull();
        (await database.Get<JobQueries>().Find(world.Learner, own.Id, Cancellation)).ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"dictionary":"own"}""", "dictionary")]
    [InlineData("""{"dictionary":"open","other":"nothing"}""", "other")]
    [InlineData("""{"dictionary":"open","other":"open"}""", "other")]
    [InlineData("""{"dictionary":"open","neighbours":1}""", "neighbours")]
    [InlineData("""{"dictionary":"open","minDist":1}""", "minDist")]
    [InlineData("""{"dictionary":"open","minClusterSize":1,"seed":-1}""", "minClusterSize seed")]
    [InlineData("""{"dictionary":"open","shape":"round"}""", "shape")]
    public async Task What_makes_no_map_is_refused_before_it_is_queued(string parameters, string fields)
    {
        var refused = await Should.ThrowAsync<InvalidParametersException>(() => Submit("instructor", JsonDocument.Parse(parameters).RootElement));

        refused.Problems.Select(p => p.Field).ShouldBe(fields.Split(' '));
        database.Queue.Jobs.ShouldBeEmpty();
    }

    [Fact]
    public async Task Dictionaries_of_different_widths_have_no_common_map()
    {
        await using (var db = database.Open())
            await db.Database.ExecuteSqlAsync($"UPDATE dictionaries SET d_in = 8 WHERE name = 'shared'", Cancellation);

        var refused = await Should.ThrowAsync<InvalidParametersException>(() => Submit("instructor", new { dictionary = "open", other = "shared" }));

        refused.Problems.ShouldHaveSingleItem().Message.ShouldContain("width 16");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Viewer Viewer(string who) => who switch
    {
        "stranger" => world.Stranger,
        "learner" => world.Learner,
        "researcher" => world.Researcher,
        "instructor" => world.Instructor,
        "administrator" => world.Administrator,
        _ => Domain.Platform.Viewer.Anonymous,
    };

    private Task<JobSubmission> Submit(string who, object parameters) =>
        database.Get<JobCommands>().Submit(Viewer(who), MapDictionaryParameters.Kind, JsonSerializer.SerializeToElement(parameters), force: false, Cancellation);

    private async Task Publish(InterpDbContext db, string name, Visibility visibility, Viewer owner)
    {
        await world.AddDictionary(
            db, name, visibility, owner, Rows.Feature(0), Rows.Feature(1, density: 0, state: FeatureState.Dead, topToken: null), Rows.Feature(2, density: 0.02),
            Rows.Feature(3, density: 1e-7, state: FeatureState.UltraLow), Rows.Feature(4));
        await db.Database.ExecuteSqlAsync($"UPDATE dictionaries SET live_features = 3, ultra_low_features = 1, dead_features = 1 WHERE name = {name}", Cancellation);
    }

    private static async Task Map(InterpDbContext db, string name, string? other)
    {
        var first = await db.Dictionaries.AsNoTracking().SingleAsync(d => d.Name == name);
        var second = await db.Dictionaries.AsNoTracking().SingleOrDefaultAsync(d => d.Name == other);
        var both = second is null ? 1 : 2;
        db.Add(new DictionaryMap
        {
            DictionaryId = first.Id, OtherId = second?.Id, JobId = first.JobId!.Value, Features = [.. Enumerable.Repeat(new[] { 0, 2, 3, 4 }, both).SelectMany(f => f)], FirstCount = 4,
            X = [.. Enumerable.Range(0, 4 * both)], Y = new float[4 * both], Clusters = [.. Enumerable.Repeat(new[] { 0, 0, 1, -1 }, both).SelectMany(c => c)], ClusterCount = 2,
            Neighbours = 15, MinDist = 0.05, MinClusterSize = 3, Seed = 1, CodeVersion = "test", CreatedAt = DateTimeOffset.UnixEpoch,
        });
        await db.SaveChangesAsync();
    }

    private static FeatureOpinion Opinion(int cohort, int dictionary, int feature, string label) => new()
    {
        CohortId = cohort, DictionaryId = dictionary, Feature = feature, Label = label, LabelStatus = LabelStatus.Proposed, UpdatedAt = DateTimeOffset.UnixEpoch,
    };
}
