using System.Text.Json;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Tests.Dictionaries;

public sealed class ComparisonsFollowTheirDictionaries(PostgresCluster cluster) : IAsyncLifetime
{
    private readonly TestDatabase database = new(cluster);
    private World world = null!;

    public async ValueTask InitializeAsync()
    {
        await using var db = database.Open();
        world = await World.Create(db);
        await world.AddDictionary(db, "open", Visibility.Public, world.Instructor, Rows.Feature(0), Rows.Feature(1, topToken: 6));
        await world.AddDictionary(db, "shared", Visibility.Cohort, world.Instructor, Rows.Feature(0));
        await world.AddDictionary(db, "own", Visibility.Private, world.Researcher, Rows.Feature(0));
        await Compare(db, "open", "shared");
        await Compare(db, "open", "own");
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData("anonymous", "")]
    [InlineData("stranger", "")]
    [InlineData("learner", "shared")]
    [InlineData("researcher", "shared own")]
    [InlineData("instructor", "shared")]
    [InlineData("administrator", "shared own")]
    public async Task A_comparison_its_twins_and_its_pairs_are_seen_by_those_who_see_both(string who, string seen)
    {
        string[] expected = [.. seen.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        foreach (var other in new[] { "shared", "own" })
        {
            var visible = expected.Contains(other, StringComparer.Ordinal);
            (await database.Get<ComparisonQueries>().Find(Viewer(who), "open", other, Cancellation) is not null).ShouldBe(visible);
            (await database.Get<ComparisonQueries>().Pairs(Viewer(who), "open", other, worstFirst: false, 10, Cancellation)).Count.ShouldBe(visible ? 1 : 0);
        }

        var card = (await database.Get<FeatureQueries>().Find(Viewer(who), "open", 1, Cancellation))!;
        card.Twins.Select(t => t.Dictionary).ShouldBe(expected, ignoreOrder: true);
        (await database.Get<CompanionQueries>().Of(Viewer(who), "open", Cancellation)).Select(c => c.Dictionary.Name).ShouldBe(expected, ignoreOrder: true);
    }

    [Fact]
    public async Task It_reads_the_same_from_either_side()
    {
        var comparisons = database.Get<ComparisonQueries>();
        var from = (await comparisons.Find(world.Learner, "open", "shared", Cancellation))!;
        var back = (await comparisons.Find(world.Learner, "shared", "open", Cancellation))!;

        from.Best.ShouldBe([null, 0.75f]);
        from.OtherBest.ShouldBe([0.5f]);
        from.Median.ShouldBe(0.75);
        from.Edges.ShouldBe([1]);
        from.OtherEdges.ShouldBe([0]);
        back.Best.ShouldBe([0.5f]);
        back.OtherBest.ShouldBe([null, 0.75f]);
        back.Edges.ShouldBe([0]);
        back.OtherEdges.ShouldBe([1]);
        (await comparisons.Pairs(world.Learner, "open", "shared", worstFirst: false, 10, Cancellation))[0].ShouldBe(new TwinPair(1, "cat", 0, " the", 0.75, 0.5));
    }

    [Theory]
    [InlineData("compare-dictionaries", "learner")]
    [InlineData("baseline-dictionary", "learner")]
    [InlineData("compare-dictionaries", "anonymous")]
    [InlineData("baseline-dictionary", "anonymous")]
    public Task Starting_one_takes_a_researcher(string kind, string who) =>
        Should.ThrowAsync<ForbiddenException>(() => Submit(who, kind, """{"dictionary":"open","other":"shared"}"""));

    [Fact]
    public async Task Whichever_is_named_first_it_is_the_same_work()
    {
        var first = await Submit("researcher", CompareDictionariesParameters.Kind, """{"dictionary":"open","other":"shared"}""");
        (await Submit("instructor", CompareDictionariesParameters.Kind, """{"dictionary":"shared","other":"open"}""")).ShouldBe(new JobSubmission(first.Id, Existing: true));
        var neurons = await Submit("researcher", BaselineDictionaryParameters.Kind, """{"dictionary":"open","control":"neurons","seed":3}""");
        (await Submit("researcher", BaselineDictionaryParameters.Kind, """{"dictionary":"open","control":"neurons"}""")).ShouldBe(new JobSubmission(neurons.Id, Existing: true));
    }

    [Theory]
    [InlineData("compare-dictionaries", """{"dictionary":"open","other":"open"}""", "other")]
    [InlineData("compare-dictionaries", """{"dictionary":"open","other":"own"}""", "other")]
    [InlineData("compare-dictionaries", """{"dictionary":"open","other":"shared","tokens":10}""", "tokens")]
    [InlineData("compare-dictionaries", """{"dictionary":"open","other":"shared","seed":3000000000}""", "seed")]
    [InlineData("baseline-dictionary", """{"dictionary":"own"}""", "dictionary")]
    [InlineData("baseline-dictionary", """{"dictionary":"open","control":"nothing"}""", "control")]
    [InlineData("baseline-dictionary", """{"dictionary":"open","control":"random","seed":-1}""", "seed")]
    public async Task What_cannot_be_done_is_refused_before_it_is_queued(string kind, string parameters, string field)
    {
        var refused = await Should.ThrowAsync<InvalidParametersException>(() => Submit("instructor", kind, parameters));

        refused.Problems.ShouldHaveSingleItem().Field.ShouldBe(field);
        database.Queue.Jobs.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("compare-dictionaries", """{"dictionary":"open","other":"shared"}""", "without weights")]
    [InlineData("map-dictionary", """{"dictionary":"shared"}""", "without weights")]
    [InlineData("baseline-dictionary", """{"dictionary":"shared"}""", "without weights")]
    public async Task Imported_dashboards_have_nothing_to_compute_with(string kind, string parameters, string reason)
    {
        await using (var db = database.Open())
            await db.Database.ExecuteSqlAsync($"UPDATE dictionaries SET origin = 'imported', model_id = NULL WHERE name = 'shared'", Cancellation);

        var refused = await Should.ThrowAsync<InvalidParametersException>(() => Submit("instructor", kind, parameters));

        refused.Problems[0].Message.ShouldContain(reason);
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

    private Task<JobSubmission> Submit(string who, string kind, string parameters) =>
        database.Get<JobCommands>().Submit(Viewer(who), kind, JsonDocument.Parse(parameters).RootElement, force: false, Cancellation);

    private static async Task Compare(InterpDbContext db, string name, string other)
    {
        var first = await db.Dictionaries.AsNoTracking().SingleAsync(d => d.Name == name);
        var second = await db.Dictionaries.AsNoTracking().SingleAsync(d => d.Name == other);
        db.Add(new DictionaryComparison
        {
            DictionaryId = first.Id, OtherId = second.Id, JobId = first.JobId!.Value, Tokens = 1000, Best = [float.NaN, 0.75f], OtherBest = [0.5f],
            Edges = [1], OtherEdges = [0], Strengths = [0.9f], EdgesFound = 1, CodeVersion = "test", CreatedAt = DateTimeOffset.UnixEpoch,
        });
        db.Add(new FeatureTwinRow { DictionaryId = first.Id, Feature = 1, OtherId = second.Id, OtherFeature = 0, Pearson = 0.75f, Cosine = 0.5f });
        await db.SaveChangesAsync();
    }
}
