using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;

namespace Interp.Domain.Tests.Dictionaries;

public sealed class TestingAHypothesis(PostgresCluster cluster)
{
    private static readonly HeldOutAnswer Answer = new(1, [0, 2], [500, 600], [0, 3, 5], [0, 6, 1, 2, 0], [0, 4, 0, 1, 0]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Predictions_are_scored_at_once_and_kept_with_all_that_the_score_rests_on()
    {
        await using var database = new TestDatabase(cluster);
        var world = await Dictionary(database, Visibility.Cohort);
        var commands = database.Get<HypothesisCommands>();
        var test = await commands.Prepare(world.Learner, "d", 0, 7, Cancellation);
        test.Examples.Select(e => string.Concat(e.Select(t => t.Text))).ShouldBe(["acatb", " thea"]);

        // Ranks of the prediction 2 4.5 2 4.5 2, of the activations 2 5 2 4 2: 7.5 / √(7.5 · 8).
        var id = await commands.Submit(world.Learner, "d", 0, 7, " cats ", [0, 9, 0, 9, 0], Cancellation);
        var found = (await database.Get<ExplanationQueries>().Find(world.Researcher, "d", 0, id, Cancellation))!;
        found.Summary.Score!.Value.ShouldBe(0.968246f, 1e-5f);
        (found.Summary.Text, found.Summary.Author, found.Summary.State, found.Seed).ShouldBe(("cats", "learner", ExplanationState.Scored, 7));
        found.Examples.Select(e => e.Group).ShouldBe([HeldOutGroup.Top, HeldOutGroup.Random]);
        found.Examples.Select(e => e.Position).ShouldBe([500, 600]);
        var (predicted, actual) = (found.Examples.SelectMany(e => e.Predictions).ToArray(), found.Examples.SelectMany(e => e.Activations).ToArray());
        Spearman.Of(predicted, actual).ShouldBe((double)found.Summary.Score.Value, 1e-6);
        (await database.Get<ExplanationQueries>().List(world.Learner, "d", 0, Cancellation)).Single().Id.ShouldBe(id);
        (await database.Get<ExplanationQueries>().List(world.Learner, "d", 1, Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_constant_prediction_scores_nothing()
    {
        await using var database = new TestDatabase(cluster);
        var world = await Dictionary(database, Visibility.Public);
        var id = await database.Get<HypothesisCommands>().Submit(world.Learner, "d", 0, 1, "anything", [5, 5, 5, 5, 5], Cancellation);
        (await database.Get<ExplanationQueries>().Find(world.Learner, "d", 0, id, Cancellation))!.Summary.Score.ShouldBe(0);
    }

    [Theory]
    [InlineData("learner", true)]
    [InlineData("researcher", true)]
    [InlineData("instructor", true)]
    [InlineData("administrator", true)]
    [InlineData("stranger", false)]
    [InlineData("anonymous", false)]
    public async Task It_is_shown_to_its_authors_cohort(string who, bool may)
    {
        await using var database = new TestDatabase(cluster);
        var world = await Dictionary(database, Visibility.Public);
        var id = await database.Get<HypothesisCommands>().Submit(world.Learner, "d", 0, 1, "cats", [0, 9, 0, 0, 0], Cancellation);
        ((await database.Get<ExplanationQueries>().Find(Who(world, who), "d", 0, id, Cancellation)) is not null).ShouldBe(may);
        ((await database.Get<ExplanationQueries>().List(Who(world, who), "d", 0, Cancellation)).Count > 0).ShouldBe(may);
    }

    [Theory]
    [InlineData("learner", Visibility.Cohort, true)]
    [InlineData("stranger", Visibility.Public, true)]
    [InlineData("stranger", Visibility.Cohort, false)]
    [InlineData("administrator", Visibility.Private, true)]
    [InlineData("anonymous", Visibility.Public, false)]
    public async Task Members_of_a_cohort_may_test_on_what_they_may_see(string who, Visibility visibility, bool may)
    {
        await using var database = new TestDatabase(cluster);
        var world = await Dictionary(database, visibility);
        var prepare = () => database.Get<HypothesisCommands>().Prepare(Who(world, who), "d", 0, 1, Cancellation);
        if (may) (await prepare()).Examples.ShouldNotBeEmpty();
        else if (who == "anonymous") await prepare.ShouldThrowAsync<ForbiddenException>();
        else await prepare.ShouldThrowAsync<DictionaryNotFoundException>();
    }

    [Theory]
    [InlineData("", new[] { 0, 0, 0, 0, 0 }, "text")]
    [InlineData("  ", new[] { 0, 0, 0, 0, 0 }, "text")]
    [InlineData("x", new[] { 0, 0, 0, 0 }, "predictions")]
    [InlineData("x", new[] { 0, 0, 0, 0, 10 }, "predictions")]
    [InlineData("x", new[] { 0, 0, 0, 0, -1 }, "predictions")]
    public async Task What_cannot_be_scored_is_not_kept(string text, int[] predictions, string field)
    {
        await using var database = new TestDatabase(cluster);
        var world = await Dictionary(database, Visibility.Public);
        var submit = () => database.Get<HypothesisCommands>().Submit(world.Learner, "d", 0, 1, text, predictions, Cancellation);
        (await submit.ShouldThrowAsync<InvalidParametersException>()).Problems.ShouldContain(p => p.Field == field);
        (await database.Get<ExplanationQueries>().List(world.Learner, "d", 0, Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task While_the_held_out_text_is_read_one_is_told_how_far_it_is_and_nothing_is_scored()
    {
        await using var database = new TestDatabase(cluster);
        var world = await Dictionary(database, Visibility.Public);
        database.Workers.Answer<HeldOutQuestion, HeldOutAnswer>(_ => new(0.25, [], [], [0], [], []));
        (await database.Get<HypothesisCommands>().Prepare(world.Learner, "d", 0, 1, Cancellation)).Progress.ShouldBe(0.25);
        var submit = () => database.Get<HypothesisCommands>().Submit(world.Learner, "d", 0, 1, "x", [], Cancellation);
        await submit.ShouldThrowAsync<InferenceUnavailableException>();
        (await database.Get<ExplanationQueries>().List(world.Learner, "d", 0, Cancellation)).ShouldBeEmpty();
    }

    private static Viewer Who(World world, string who) => who switch
    {
        "learner" => world.Learner,
        "researcher" => world.Researcher,
        "instructor" => world.Instructor,
        "stranger" => world.Stranger,
        "administrator" => world.Administrator with { IsAdministrator = true },
        _ => Viewer.Anonymous,
    };

    private static async Task<World> Dictionary(TestDatabase database, Visibility visibility)
    {
        database.Workers.Answer<HeldOutQuestion, HeldOutAnswer>(_ => Answer);
        await using var db = database.Open();
        var world = await World.Create(db);
        await world.AddDictionary(db, "d", visibility, world.Instructor, Rows.Feature(0), Rows.Feature(1));
        return world;
    }
}
