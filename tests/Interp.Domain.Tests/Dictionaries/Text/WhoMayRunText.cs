using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;

namespace Interp.Domain.Tests.Dictionaries;

public sealed class WhoMayRunText(PostgresCluster cluster)
{
    private static readonly TextAnswer Answer = new(
        [2, 6], [0, 1, 3], [1, 0, 1], [0.5f, 2, 1], [new(0, [0, 2], null)], [0, 1], [2, 1], [1, 2], new(16, 1, 0, BeginsWithMark: true));

    public static TheoryData<string, Visibility, bool> Matrix
    {
        get
        {
            var rows = new TheoryData<string, Visibility, bool>();
            foreach (var who in (string[])["anonymous", "learner", "researcher", "instructor", "stranger", "administrator"])
                foreach (var visibility in Enum.GetValues<Visibility>())
                    rows.Add(who, visibility, May(who, visibility));
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Whoever_is_signed_in_may_on_what_they_may_see(string who, Visibility visibility, bool may)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var database = new TestDatabase(cluster);
        database.Workers.Answer<TextQuestion, TextAnswer>(_ => Answer);
        await using var db = database.Open();
        var world = await World.Create(db);
        await world.AddDictionary(db, "d", visibility, world.Instructor, Rows.Feature(0), Rows.Feature(1));
        var read = () => database.Get<TextViewQueries>().Read(Who(world, who), new("d", "the cat"), cancellation);
        if (may)
        {
            (await read()).Tokens.Select(t => t.Text).ShouldBe([" the", "cat"]);
            database.Workers.Runs.ShouldBe([Who(world, who).PersonId]);
            return;
        }

        if (who == "anonymous") await read.ShouldThrowAsync<ForbiddenException>();
        else await read.ShouldThrowAsync<DictionaryNotFoundException>();
        database.Workers.Questions.ShouldBeEmpty();
        database.Workers.Runs.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_strongest_features_come_with_what_the_corpus_says_of_them()
    {
        await using var database = new TestDatabase(cluster);
        database.Workers.Answer<TextQuestion, TextAnswer>(_ => Answer);
        await using var db = database.Open();
        var world = await World.Create(db);
        await world.AddDictionary(db, "d", Visibility.Public, world.Instructor, Rows.Feature(0, density: 0.25, max: 8), Rows.Feature(1), Rows.Feature(2));
        var text = await database.Get<TextViewQueries>().Read(world.Learner, new("d", "the cat", [0, 2]), TestContext.Current.CancellationToken);
        text.Strongest.Select(f => (f.Index, f.Peak, f.Tokens)).ShouldBe([(0, 2f, 1), (1, 1f, 2), (2, 0f, 0)]);
        text.Strongest[0].Density.ShouldBe(0.25);
        text.Strongest[0].MaxActivation.ShouldBe(8);
        text.Strongest[0].Promotes.ShouldBe([" the", "a"]);
        ((TextQuestion)database.Workers.Questions.Single()).Tracked.ShouldBe([0, 2]);
    }

    [Theory]
    [InlineData(null, "d", null, 10, "text")]
    [InlineData("", "d", null, 10, "text")]
    [InlineData("x", "", null, 10, "dictionary")]
    [InlineData("x", "d", new[] { -1 }, 10, "features")]
    [InlineData("x", "d", new[] { 2 }, 10, "features")]
    [InlineData("x", "d", new[] { 0, 1, 2, 3, 4, 5, 6, 7, 8 }, 10, "features")]
    [InlineData("x", "d", null, 0, "top")]
    [InlineData("x", "d", null, 51, "top")]
    public async Task What_makes_no_sense_never_reaches_a_worker(string? text, string dictionary, int[]? features, int top, string field)
    {
        await using var database = new TestDatabase(cluster);
        await using var db = database.Open();
        var world = await World.Create(db);
        await world.AddDictionary(db, "d", Visibility.Public, world.Instructor, Rows.Feature(0), Rows.Feature(1));
        var read = () => database.Get<TextViewQueries>().Read(world.Learner, new(dictionary, text, features, top), TestContext.Current.CancellationToken);
        (await read.ShouldThrowAsync<InvalidParametersException>()).Problems.ShouldContain(p => p.Field == field);
        database.Workers.Questions.ShouldBeEmpty();
        database.Workers.Runs.ShouldBeEmpty();
    }

    private static bool May(string who, Visibility visibility) => who switch
    {
        "anonymous" => false,
        "administrator" or "instructor" => true,
        "stranger" => visibility == Visibility.Public,
        _ => visibility != Visibility.Private,
    };

    private static Viewer Who(World world, string who) => who switch
    {
        "learner" => world.Learner,
        "researcher" => world.Researcher,
        "instructor" => world.Instructor,
        "stranger" => world.Stranger,
        "administrator" => world.Administrator,
        _ => Viewer.Anonymous,
    };
}
