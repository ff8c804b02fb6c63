using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;

namespace Interp.Domain.Tests.Dictionaries;

public sealed class RatingIsBlind(OpinionWorld world) : IClassFixture<OpinionWorld>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private RatingCommands Ratings => world.Get<RatingCommands>();

    [Fact]
    public async Task From_opening_to_submitting_nothing_that_others_say_reaches_the_rater()
    {
        var feature = new FeatureAddress("public", 10);
        await world.Get<LabelCommands>().Save(world.Peer, feature, new("telling", LabelStatus.Proposed, 0), Cancellation);
        await world.Rate(world.Peer, feature, 3, 5, 3, 3, Cancellation);
        var rater = world.World.Learner;
        (await Find(rater, feature)).Label!.Text.ShouldBe("telling");

        var sheet = await Ratings.Open(rater, feature, Cancellation);
        sheet.Intervals.ShouldBe([0, 3, 8], ignoreOrder: true);
        (await Ratings.Open(rater, feature, Cancellation)).Intervals.ShouldBe(sheet.Intervals);
        (await Find(rater, feature)).ShouldSatisfyAllConditions(
            o => o.IsRating.ShouldBeTrue(), o => o.Label.ShouldBeNull(), o => o.Rating.ShouldBeNull(), o => o.Raters.ShouldBe(0), o => o.Disagreement.ShouldBeNull(), o => o.Comments.ShouldBe(0));
        await Should.ThrowAsync<RatingBlindException>(() => world.Get<LabelQueries>().History(rater, feature, Cancellation));
        await Should.ThrowAsync<RatingBlindException>(() => world.Get<LabelCommands>().Save(rater, feature, new("x", LabelStatus.Proposed, 0), Cancellation));
        await Should.ThrowAsync<RatingBlindException>(() => world.Get<RatingQueries>().List(rater, feature, Cancellation));
        await Should.ThrowAsync<RatingBlindException>(() => world.Get<AgreementQueries>().OfFeature(rater, feature, Cancellation));
        (await Find(world.Peer, feature)).Label!.Text.ShouldBe("telling");

        await Ratings.Submit(rater, feature, new("letters", [new(3, 1, 2, 1, 0, 1)]), Cancellation);
        var seen = await Find(rater, feature);
        seen.Label!.Text.ShouldBe("telling");
        seen.Raters.ShouldBe(2);
        seen.Rating!.Value.ShouldBe((14 + 5) / 2.0, 1e-6);
        seen.Disagreement!.Value.ShouldBe(9, 1e-6);
        (await world.Get<RatingQueries>().List(rater, feature, Cancellation)).Select(r => (r.Rater, r.Total, r.Intervals.Count)).ShouldBe([("peer", 14, 3), ("learner", 5, 1)]);
    }

    [Fact]
    public async Task A_rating_that_was_given_up_and_begun_anew_is_kept_apart_from_agreement()
    {
        var feature = new FeatureAddress("public", 11);
        await world.Rate(world.Peer, feature, 3, 5, 3, 3, Cancellation);
        await Ratings.Open(world.World.Learner, feature, Cancellation);
        await Ratings.GiveUp(world.World.Learner, feature, Cancellation);
        (await Find(world.World.Learner, feature)).IsRating.ShouldBeFalse();
        (await world.Get<RatingQueries>().Mine(world.World.Learner, feature, Cancellation)).ShouldBeNull();
        (await Ratings.Open(world.World.Learner, feature, Cancellation)).Blind.ShouldBeFalse();
        await Ratings.Submit(world.World.Learner, feature, new("now I know", [new(0, 0, 0, 0, 0, 0)]), Cancellation);
        var opinion = await Find(world.World.Learner, feature);
        (opinion.Raters, opinion.Disagreement).ShouldBe((2, null));
        (await world.Get<AgreementQueries>().OfFeature(world.World.Learner, feature, Cancellation))!.Units.ShouldBe(0);
    }

    [Fact]
    public async Task A_rating_is_final()
    {
        var feature = new FeatureAddress("public", 12);
        await Should.ThrowAsync<ConflictException>(() => Ratings.Submit(world.Peer, feature, new("x", [new(0, 1, 1, 1, 1, 1)]), Cancellation));
        await world.Rate(world.Peer, feature, 1, 1, 1, 1, Cancellation);
        await Should.ThrowAsync<ConflictException>(() => Ratings.Submit(world.Peer, feature, new("x", [new(0, 1, 1, 1, 1, 1)]), Cancellation));
        await Should.ThrowAsync<ConflictException>(() => Ratings.GiveUp(world.Peer, feature, Cancellation));
        (await Ratings.Open(world.Peer, feature, Cancellation)).SubmittedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task How_others_rated_is_for_those_who_have_and_for_instructors()
    {
        var feature = new FeatureAddress("public", 13);
        await world.Rate(world.Peer, feature, 1, 1, 1, 1, Cancellation);
        await Should.ThrowAsync<ForbiddenException>(() => world.Get<RatingQueries>().List(world.World.Learner, feature, Cancellation));
        (await world.Get<RatingQueries>().List(world.World.Instructor, feature, Cancellation)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_has_only_top_examples_is_rated_on_those_and_what_has_none_cannot_be_rated()
    {
        (await Ratings.Open(world.Peer, new("public", 1), Cancellation)).Intervals.ShouldBe([RatingSheet.TopGroup]);
        await Should.ThrowAsync<InvalidParametersException>(() => Ratings.Open(world.Peer, new("public", 2), Cancellation));
    }

    [Theory]
    [InlineData(0, 4, 0, 0, 0, 0)]
    [InlineData(0, -1, 0, 0, 0, 0)]
    [InlineData(0, 0, 6, 0, 0, 0)]
    [InlineData(0, 0, 0, 4, 0, 0)]
    [InlineData(0, 0, 0, 0, 2, 0)]
    [InlineData(0, 0, 0, 0, 0, 4)]
    [InlineData(5, 0, 0, 0, 0, 0)]
    public async Task Marks_off_the_rubric_are_refused(int interval, int confidence, int activations, int logits, int separation, int specificity)
    {
        var feature = new FeatureAddress("public", 14);
        await Ratings.Open(world.Peer, feature, Cancellation);
        await Should.ThrowAsync<InvalidParametersException>(() => Ratings.Submit(world.Peer, feature, new("x", [new(interval, confidence, activations, logits, separation, specificity)]), Cancellation));
        await Should.ThrowAsync<InvalidParametersException>(() => Ratings.Submit(world.Peer, feature, new("x", []), Cancellation));
        await Should.ThrowAsync<InvalidParametersException>(() => Ratings.Submit(world.Peer, feature, new(" ", [new(0, 1, 1, 1, 1, 1)]), Cancellation));
    }

    [Fact]
    public async Task The_order_differs_between_raters_and_is_recorded()
    {
        var orders = new List<string>();
        for (var feature = 20; feature < 32; feature++)
            orders.Add(string.Join(' ', (await Ratings.Open(feature % 2 == 0 ? world.Peer : world.World.Learner, new("public", feature), Cancellation)).Intervals));
        orders.Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThan(2);
    }

    private async Task<OpinionSummary> Find(Viewer viewer, FeatureAddress feature) => (await world.Get<OpinionQueries>().Find(viewer, feature, Cancellation))!;
}
