using Interp.Domain.Dictionaries;

namespace Interp.Domain.Tests.Dictionaries;

public sealed class AgreementOfACohort(OpinionWorld world) : IClassFixture<OpinionWorld>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Disagreement_is_queued_largest_first_until_an_instructor_settles_it()
    {
        await Both(15, (3, 5, 3, 3), (3, 5, 3, 3));
        await Both(16, (3, 5, 3, 3), (0, 0, 0, 0));
        await Both(17, (2, 3, 1, 1), (1, 2, 1, 1));
        (await Queue()).ShouldBe([16, 17, 15]);

        var agreement = (await world.Get<AgreementQueries>().OfDictionary(world.Peer, "public", null, Cancellation))!;
        (agreement.Features, agreement.Raters, agreement.Units, agreement.Marks).ShouldBe((3, 2, 9, 18));
        int[][] units = [[14, 14], [14, 0], [7, 5]];
        agreement.AlphaInterval!.Value.ShouldBe(SlowAlpha.Of([.. units.Concat(units).Concat(units)], AlphaMetric.Interval)!.Value, 1e-9);
        agreement.Disagreement!.Value.ShouldBe(Math.Sqrt((0 + 196 + 4) / 3.0), 1e-9);
        (await world.Get<AgreementQueries>().OfCohort(world.Peer, world.World.Cohort, Cancellation)).Units.ShouldBe(9);

        await world.Get<LabelCommands>().Save(world.World.Instructor, new("public", 16), new("noise", LabelStatus.Adjudicated, 0, "looked at all intervals"), Cancellation);
        (await Queue()).ShouldBe([17, 15]);

        await world.Get<RatingCommands>().Open(world.World.Researcher, new("public", 17), Cancellation);
        var blind = await world.Get<DisputeQueries>().List(world.World.Researcher, "public", null, null, 10, Cancellation);
        blind!.Features.Select(f => f.Index).ShouldBe([15]);
        (await world.Get<AgreementQueries>().OfDictionary(world.World.Researcher, "public", null, Cancellation))!.Features.ShouldBe(2);
    }

    private async Task Both(int feature, (int C, int A, int L, int S) first, (int C, int A, int L, int S) second)
    {
        await world.Rate(world.World.Learner, new("public", feature), first.C, first.A, first.L, first.S, Cancellation);
        await world.Rate(world.Peer, new("public", feature), second.C, second.A, second.L, second.S, Cancellation);
    }

    private async Task<List<int>> Queue()
    {
        var seen = new List<int>();
        string? after = null;
        do
        {
            var page = (await world.Get<DisputeQueries>().List(world.World.Instructor, "public", null, after, 2, Cancellation))!;
            seen.AddRange(page.Features.Select(f => f.Index));
            after = page.Next;
        }
        while (after is not null);
        return seen;
    }
}
