using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;

namespace Interp.Domain.Tests.Dictionaries;

public sealed class SteeringChecks(PostgresCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_texts_come_with_what_they_do_not_share_and_how_much_was_changed()
    {
        await using var database = new TestDatabase(cluster);
        var world = await Dictionary(database, Visibility.Cohort);
        database.Workers.Answer<SteeringQuestion, SteeringAnswer>(q => new([2], [0, 1, 6, 1], [0, 6, 6, 1, 0], 32, 6, 1.5));
        var text = await database.Get<SteeringQueries>().Steer(world.Learner, new("d", "the", [new(1, SteeringMode.Clamp, 8)], 5, 0.5, 9), Cancellation);
        text.Original.Select(t => t.Text).ShouldBe(["a", "b", "cat", "b"]);
        // a [b] cat b and a [cat] cat b [a], by hand.
        text.OriginalOnly.ShouldBe([false, true, false, false]);
        text.SteeredOnly.Count(only => only).ShouldBe(2);
        text.Steered.Where((_, i) => !text.SteeredOnly[i]).Select(t => t.Text).ShouldBe(["a", "cat", "b"]);
        (text.ElementsChanged, text.TokensChanged, text.MaxChange).ShouldBe((32, 6, 1.5));
        var asked = (SteeringQuestion)database.Workers.Questions.Single();
        (asked.Tokens, asked.Temperature, asked.Seed, asked.Edits.Single().Value).ShouldBe((5, 0.5, 9, 8));
    }

    [Theory]
    [InlineData("anonymous", Visibility.Public, false)]
    [InlineData("learner", Visibility.Public, true)]
    [InlineData("learner", Visibility.Cohort, true)]
    [InlineData("learner", Visibility.Private, false)]
    [InlineData("stranger", Visibility.Public, true)]
    [InlineData("stranger", Visibility.Cohort, false)]
    [InlineData("instructor", Visibility.Private, true)]
    [InlineData("administrator", Visibility.Private, true)]
    public async Task Whoever_is_signed_in_may_on_what_they_may_see(string who, Visibility visibility, bool may)
    {
        await using var database = new TestDatabase(cluster);
        var world = await Dictionary(database, visibility);
        database.Workers.Answer<SteeringQuestion, SteeringAnswer>(_ => new([2], [0], [1], 1, 1, 1));
        var viewer = who switch { "learner" => world.Learner, "stranger" => world.Stranger, "instructor" => world.Instructor, "administrator" => world.Administrator, _ => Viewer.Anonymous };
        var steer = () => database.Get<SteeringQueries>().Steer(viewer, new("d", "the", [new(0, SteeringMode.Scale, 2)]), Cancellation);
        if (may) await steer();
        else if (who == "anonymous") await steer.ShouldThrowAsync<ForbiddenException>();
        else await steer.ShouldThrowAsync<DictionaryNotFoundException>();
        database.Workers.Runs.Count.ShouldBe(may ? 1 : 0);
    }

    public static TheoryData<string, SteeringRequest> Nonsense => new()
    {
        { "dictionary", new(null, "x", [new(0, SteeringMode.Clamp, 1)]) },
        { "edits", new("d", "x", null) },
        { "edits", new("d", "x", []) },
        { "edits", new("d", "x", [new(2, SteeringMode.Clamp, 1)]) },
        { "edits", new("d", "x", [new(-1, SteeringMode.Clamp, 1)]) },
        { "edits", new("d", "x", [new(0, SteeringMode.Clamp, 1), new(0, SteeringMode.Scale, 1)]) },
        { "edits", new("d", "x", [new(0, SteeringMode.Clamp, 1e9f)]) },
        { "edits", new("d", "x", [new(0, SteeringMode.Clamp, float.NaN)]) },
        { "edits", new("d", "x", [new(0, (SteeringMode)7, 1)]) },
        { "tokens", new("d", "x", [new(0, SteeringMode.Clamp, 1)], Tokens: 0) },
        { "tokens", new("d", "x", [new(0, SteeringMode.Clamp, 1)], Tokens: 129) },
        { "temperature", new("d", "x", [new(0, SteeringMode.Clamp, 1)], Temperature: -0.1) },
        { "temperature", new("d", "x", [new(0, SteeringMode.Clamp, 1)], Temperature: double.NaN) },
        { "prompt", new("d", new string('x', 2001), [new(0, SteeringMode.Clamp, 1)]) },
    };

    [Theory]
    [MemberData(nameof(Nonsense))]
    public async Task What_makes_no_sense_never_reaches_a_worker(string field, SteeringRequest request)
    {
        await using var database = new TestDatabase(cluster);
        var world = await Dictionary(database, Visibility.Public);
        var steer = () => database.Get<SteeringQueries>().Steer(world.Learner, request, Cancellation);
        (await steer.ShouldThrowAsync<InvalidParametersException>()).Problems.ShouldContain(p => p.Field == field);
        database.Workers.Questions.ShouldBeEmpty();
    }

    private static async Task<World> Dictionary(TestDatabase database, Visibility visibility)
    {
        await using var db = database.Open();
        var world = await World.Create(db);
        await world.AddDictionary(db, "d", visibility, world.Instructor, Rows.Feature(0), Rows.Feature(1));
        return world;
    }
}
