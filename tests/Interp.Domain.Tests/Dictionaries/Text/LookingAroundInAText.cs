using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;

namespace Interp.Domain.Tests.Dictionaries;

public sealed class LookingAroundInAText(PostgresCluster cluster)
{
    [Fact]
    public async Task The_same_text_is_run_once_whoever_asks_and_another_view_of_it_is_run_again()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var database = new TestDatabase(cluster);
        database.Workers.Answer<TextQuestion, TextAnswer>(q => new([0], [0, 0], [], [], [.. q.Tracked.Select(f => new FeatureTrack(f, [0], null))], [], [], [], new(16, 1, 0, BeginsWithMark: true)));
        await using var db = database.Open();
        var world = await World.Create(db);
        await world.AddDictionary(db, "d", Visibility.Public, world.Instructor, Rows.Feature(0), Rows.Feature(1));
        await world.AddDictionary(db, "e", Visibility.Public, world.Instructor, Rows.Feature(0), Rows.Feature(1));
        var texts = database.Get<TextViewQueries>();
        foreach (var viewer in (Viewer[])[world.Learner, world.Learner, world.Researcher])
            (await texts.Read(viewer, new("d", "a", [1]), cancellation)).Tracks.Single().Feature.ShouldBe(1);
        database.Workers.Runs.ShouldBe([world.Learner.PersonId]);
        (await texts.Read(world.Learner, new("d", "a", [0]), cancellation)).Tracks.Single().Feature.ShouldBe(0);
        await texts.Read(world.Learner, new("d", "b", [1]), cancellation);
        await texts.Read(world.Learner, new("e", "a", [1]), cancellation);
        database.Workers.Questions.Count.ShouldBe(4);
    }

    [Fact]
    public async Task What_was_run_for_others_does_not_open_what_one_may_not_see()
    {
        await using var database = new TestDatabase(cluster);
        database.Workers.Answer<TextQuestion, TextAnswer>(_ => new([0], [0, 0], [], [], [], [], [], [], new(16, 1, 0, BeginsWithMark: true)));
        await using var db = database.Open();
        var world = await World.Create(db);
        await world.AddDictionary(db, "d", Visibility.Cohort, world.Instructor, Rows.Feature(0));
        await database.Get<TextViewQueries>().Read(world.Learner, new("d", "a"), TestContext.Current.CancellationToken);
        var stranger = () => database.Get<TextViewQueries>().Read(world.Stranger, new("d", "a"), TestContext.Current.CancellationToken);
        await stranger.ShouldThrowAsync<DictionaryNotFoundException>();
    }
}
