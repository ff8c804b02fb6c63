using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Tests.Dictionaries;

public sealed class LabelsAreVersioned(OpinionWorld world) : IClassFixture<OpinionWorld>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private LabelCommands Labels => world.Get<LabelCommands>();

    [Fact]
    public async Task Each_change_is_a_version_and_an_earlier_one_can_be_brought_back()
    {
        var feature = new FeatureAddress("public", 3);
        (await Labels.Save(world.World.Learner, feature, new(" base64 ", LabelStatus.Doubtful, 0), Cancellation)).ShouldSatisfyAllConditions(l => l.Version.ShouldBe(1), l => l.Text.ShouldBe("base64"));
        await Labels.Save(world.Peer, feature, new("random letters", LabelStatus.Proposed, 1), Cancellation);
        (await Labels.Save(world.Peer, feature, new("random letters", LabelStatus.Proposed, 2), Cancellation)).Version.ShouldBe(2);
        var restored = await Labels.Restore(world.World.Learner, feature, 1, 2, Cancellation);
        restored.ShouldSatisfyAllConditions(l => l.Version.ShouldBe(3), l => l.Text.ShouldBe("base64"), l => l.Status.ShouldBe(LabelStatus.Doubtful), l => l.RestoredFrom.ShouldBe(1));

        var history = await world.Get<LabelQueries>().History(world.World.Learner, feature, Cancellation);
        history.Select(v => (v.Version, v.Text, v.Author)).ShouldBe([(3, "base64", "learner"), (2, "random letters", "peer"), (1, "base64", "learner")]);
        var summary = await Opinion(3);
        (summary.Label, summary.LabelStatus).ShouldBe(("base64", LabelStatus.Doubtful));
    }

    [Fact]
    public async Task Who_wrote_on_an_old_version_is_told_what_stands_there_now_and_nothing_is_lost()
    {
        var feature = new FeatureAddress("public", 4);
        await Labels.Save(world.World.Learner, feature, new("first", LabelStatus.Proposed, 0), Cancellation);
        var late = await Should.ThrowAsync<LabelConflictException>(() => Labels.Save(world.Peer, feature, new("mine", LabelStatus.Proposed, 0), Cancellation));
        late.Current!.Text.ShouldBe("first");
        late.Message.ShouldContain("learner changed the label to “first” (version 1)");
        await Should.ThrowAsync<LabelConflictException>(() => Labels.Save(world.Peer, feature, new("mine", LabelStatus.Proposed, 7), Cancellation));
        (await Opinion(4)).Label.ShouldBe("first");
    }

    [Fact]
    public async Task Of_many_writing_at_once_on_the_same_version_one_wins_and_the_others_hear_of_it()
    {
        var feature = new FeatureAddress("public", 5);
        var tries = await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            try
            {
                await Labels.Save(world.World.Learner, feature, new($"try {i}", LabelStatus.Proposed, 0), Cancellation);
                return true;
            }
            catch (LabelConflictException)
            {
                return false;
            }
        }));
        tries.Count(won => won).ShouldBe(1);
        (await world.Get<LabelQueries>().History(world.World.Learner, feature, Cancellation)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_label_taken_away_leaves_its_history()
    {
        var feature = new FeatureAddress("public", 6);
        await Labels.Save(world.World.Learner, feature, new("gone soon", LabelStatus.Proposed, 0), Cancellation);
        await Labels.Save(world.World.Learner, feature, new("", LabelStatus.Proposed, 1), Cancellation);
        var row = await Opinion(6);
        (row.Label, row.LabelStatus).ShouldBe((null, null));
        (await world.Get<LabelQueries>().History(world.World.Learner, feature, Cancellation)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_settled_label_is_changed_by_instructors_only_and_says_why()
    {
        var feature = new FeatureAddress("public", 7);
        await Should.ThrowAsync<ForbiddenException>(() => Labels.Save(world.World.Researcher, feature, new("x", LabelStatus.Adjudicated, 0, "I say so"), Cancellation));
        await Should.ThrowAsync<InvalidParametersException>(() => Labels.Save(world.World.Instructor, feature, new("x", LabelStatus.Adjudicated, 0), Cancellation));
        await Labels.Save(world.World.Instructor, feature, new("DNA", LabelStatus.Adjudicated, 0, "all but one interval are bases"), Cancellation);
        (await Opinion(7)).LabelStatus.ShouldBe(LabelStatus.Adjudicated);
        await Should.ThrowAsync<ForbiddenException>(() => Labels.Save(world.World.Learner, feature, new("not DNA", LabelStatus.Proposed, 1), Cancellation));
        await Labels.Save(world.World.Instructor, feature, new("DNA", LabelStatus.Proposed, 1), Cancellation);
        (await Labels.Save(world.World.Learner, feature, new("gene names", LabelStatus.Proposed, 2), Cancellation)).Version.ShouldBe(3);
        await Should.ThrowAsync<ForbiddenException>(() => Labels.Restore(world.World.Learner, feature, 1, 3, Cancellation));
    }

    [Fact]
    public async Task A_cohort_s_label_is_not_another_s()
    {
        var feature = new FeatureAddress("public", 8);
        await Labels.Save(world.World.Learner, feature, new("ours", LabelStatus.Proposed, 0), Cancellation);
        (await Labels.Save(world.World.Stranger, feature, new("theirs", LabelStatus.Proposed, 0), Cancellation)).Version.ShouldBe(1);
        (await world.Get<OpinionQueries>().Find(world.Peer, feature, Cancellation))!.Label!.Text.ShouldBe("ours");
        (await world.Get<OpinionQueries>().Find(world.World.Stranger, feature, Cancellation))!.Label!.Text.ShouldBe("theirs");
    }

    [Theory]
    [InlineData("two\nlines")]
    [InlineData("nul\0")]
    [InlineData(null)]
    public async Task Text_that_is_no_label_is_refused(string? text)
    {
        var draft = new LabelDraft(text ?? new string('x', 201), LabelStatus.Proposed, 0);
        var refused = await Should.ThrowAsync<InvalidParametersException>(() => Labels.Save(world.World.Learner, new("public", 9), draft, Cancellation));
        refused.Problems.Single().Field.ShouldBe("text");
    }

    private async Task<FeatureOpinion> Opinion(int feature)
    {
        await using var db = world.Database.Open();
        var dictionary = await db.Dictionaries.Where(d => d.Name == "public").Select(d => d.Id).SingleAsync(Cancellation);
        return await db.FeatureOpinions.SingleAsync(o => o.CohortId == world.World.Cohort && o.DictionaryId == dictionary && o.Feature == feature, Cancellation);
    }
}
