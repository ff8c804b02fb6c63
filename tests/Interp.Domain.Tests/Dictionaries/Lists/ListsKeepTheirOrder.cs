using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;

namespace Interp.Domain.Tests.Dictionaries;

public sealed class ListsKeepTheirOrder(OpinionWorld world) : IClassFixture<OpinionWorld>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ListCommands Lists => world.Get<ListCommands>();

    [Fact]
    public async Task Features_are_added_moved_noted_and_taken_out()
    {
        var id = await Lists.Create(world.World.Learner, new("Scripts", "by *alphabet*", Visibility.Private), Cancellation);
        foreach (var feature in new[] { 5, 3, 9 }) await Lists.Add(world.World.Learner, id, new("public", feature), $"note {feature}", Cancellation);
        (await Indexes(id)).ShouldBe([5, 3, 9]);
        await Lists.Move(world.World.Learner, id, new("public", 9), ListMove.Up, Cancellation);
        (await Indexes(id)).ShouldBe([5, 9, 3]);
        await Lists.Move(world.World.Learner, id, new("public", 5), ListMove.Last, Cancellation);
        await Lists.Move(world.World.Learner, id, new("public", 5), ListMove.Down, Cancellation);
        (await Indexes(id)).ShouldBe([9, 3, 5]);
        await Lists.Move(world.World.Learner, id, new("public", 3), ListMove.First, Cancellation);
        await Lists.Add(world.World.Learner, id, new("public", 9), "again", Cancellation);
        await Lists.Remove(world.World.Learner, id, new("public", 5), Cancellation);
        var list = (await world.Get<ListQueries>().Find(world.World.Learner, id, Cancellation))!;
        list.Entries.Select(e => (e.Index, e.Note)).ShouldBe([(3, "note 3"), (9, "again")]);
        await Should.ThrowAsync<NotFoundException>(() => Lists.Move(world.World.Learner, id, new("public", 5), ListMove.Up, Cancellation));
    }

    /// <summary>Visibility of the list × viewer: may read; the owner is the learner.</summary>
    [Theory]
    [InlineData(Visibility.Private, "learner administrator")]
    [InlineData(Visibility.Cohort, "learner researcher instructor administrator")]
    [InlineData(Visibility.Public, "anonymous stranger learner researcher instructor administrator")]
    public async Task A_list_is_read_by_those_it_is_for_and_changed_by_its_owner(Visibility visibility, string readers)
    {
        var id = await Lists.Create(world.World.Learner, new("x", "", visibility), Cancellation);
        foreach (var person in new[] { "anonymous", "stranger", "learner", "researcher", "instructor", "administrator" })
        {
            var viewer = world.Who(person);
            var reads = readers.Split(' ').Contains(person);
            (await world.Get<ListQueries>().Find(viewer, id, Cancellation) is not null).ShouldBe(reads, person);
            (await world.Get<ListQueries>().List(viewer, Cancellation)).Any(l => l.Id == id).ShouldBe(reads, person);
            Task Add() => Lists.Add(viewer, id, new("public", 1), null, Cancellation);
            if (person is "learner" or "administrator") await Add();
            else if (reads) await Should.ThrowAsync<ForbiddenException>(Add);
            else await Should.ThrowAsync<NotFoundException>(Add);
        }
    }

    [Fact]
    public async Task A_public_list_does_not_show_features_of_dictionaries_that_are_not()
    {
        var id = await Lists.Create(world.World.Researcher, new("mixed", "", Visibility.Public), Cancellation);
        foreach (var dictionary in new[] { "public", "cohort", "private" }) await Lists.Add(world.World.Researcher, id, new(dictionary, 1), null, Cancellation);
        (await Seen(Viewer.Anonymous, id)).ShouldBe((1, 2));
        (await Seen(world.World.Learner, id)).ShouldBe((2, 1));
        (await Seen(world.World.Researcher, id)).ShouldBe((3, 0));
        (await world.Get<ListQueries>().List(Viewer.Anonymous, Cancellation)).Single(l => l.Id == id).Items.ShouldBe(1);
        var own = await Lists.Create(world.World.Learner, new("y", "", Visibility.Private), Cancellation);
        await Should.ThrowAsync<DictionaryNotFoundException>(() => Lists.Add(world.World.Learner, own, new("private", 1), null, Cancellation));
    }

    [Fact]
    public async Task Labels_in_a_list_are_the_reader_s_cohort_s_and_hidden_from_blind_raters()
    {
        var feature = new FeatureAddress("public", 30);
        await world.Get<LabelCommands>().Save(world.Peer, feature, new("telling", LabelStatus.Doubtful, 0), Cancellation);
        var id = await Lists.Create(world.Peer, new("z", "", Visibility.Public), Cancellation);
        await Lists.Add(world.Peer, id, feature, null, Cancellation);
        (await Label(world.World.Learner, id)).ShouldBe("telling");
        (await Label(world.World.Stranger, id)).ShouldBeNull();
        (await Label(Viewer.Anonymous, id)).ShouldBeNull();
        await world.Get<RatingCommands>().Open(world.World.Learner, feature, Cancellation);
        (await Label(world.World.Learner, id)).ShouldBeNull();
    }

    [Fact]
    public async Task Words_that_are_no_title_are_refused()
    {
        await Should.ThrowAsync<InvalidParametersException>(() => Lists.Create(world.Peer, new(" ", "", Visibility.Private), Cancellation));
        await Should.ThrowAsync<InvalidParametersException>(() => Lists.Create(world.Peer, new(new string('x', 101), "", Visibility.Private), Cancellation));
        await Should.ThrowAsync<InvalidParametersException>(() => Lists.Create(world.Peer, new("x", "nul\0", Visibility.Private), Cancellation));
        await Should.ThrowAsync<ForbiddenException>(() => Lists.Create(Viewer.Anonymous, new("x", "", Visibility.Private), Cancellation));
    }

    private async Task<List<int>> Indexes(Guid id) => [.. (await world.Get<ListQueries>().Find(world.World.Learner, id, Cancellation))!.Entries.Select(e => e.Index)];

    private async Task<(int Shown, int Hidden)> Seen(Viewer viewer, Guid id)
    {
        var list = (await world.Get<ListQueries>().Find(viewer, id, Cancellation))!;
        return (list.Entries.Count, list.HiddenItems);
    }

    private async Task<string?> Label(Viewer viewer, Guid id) => (await world.Get<ListQueries>().Find(viewer, id, Cancellation))!.Entries.Single().Label;
}
