using Interp.Abstractions.Circuits;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Interp.Testing;

namespace Interp.Domain.Tests.Circuits;

public sealed class CircuitsAreCompared(CircuitWorld circuits) : IClassFixture<CircuitWorld>
{
    private static readonly CircuitNode[] Movers = [new("0.1", CircuitClasses.NameMover, "END")];

    private readonly World world = circuits.World;
    private readonly TestDatabase database = circuits.Database;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private CircuitComparisons Comparisons => database.Get<CircuitComparisons>();

    /// <summary>Visibility of the test × viewer, where everybody sees the circuits; the owner of both is the learner.</summary>
    [Theory]
    [InlineData(Visibility.Private, "learner administrator")]
    [InlineData(Visibility.Cohort, "learner researcher instructor administrator")]
    [InlineData(Visibility.Public, "anonymous stranger learner researcher instructor administrator")]
    public async Task What_a_test_says_is_shown_to_those_who_may_see_the_test(Visibility visibility, string readers)
    {
        CircuitNode[] nodes = [new("0.0", $"tested-{visibility}".ToLowerInvariant(), "S2"), .. Movers];
        var (tested, other) = (await Save($"Tested {visibility}", nodes, Visibility.Public), await Save($"Other {visibility}", Movers, Visibility.Public));
        await using var db = database.Open();
        var id = await world.AddEvaluation(db, nodes, 3, visibility, world.Learner);
        foreach (var (person, viewer) in Everybody())
        {
            var reads = readers.Split(' ').Contains(person);
            var comparison = (await Comparisons.Of(viewer, tested, other, Cancellation))!;
            comparison.ScoreB.ShouldBeNull("it was not tested");
            (comparison.ScoreA?.Experiment.Id).ShouldBe(reads ? id : null, person);
            (await database.Get<CircuitTests>().Scores(viewer, "tiny", nodes, Cancellation)).Count.ShouldBe(reads ? 1 : 0, person);
        }
    }

    /// <summary>Visibility of one of the circuits × viewer, where everybody sees the tests.</summary>
    [Theory]
    [InlineData(Visibility.Private, "learner administrator")]
    [InlineData(Visibility.Cohort, "learner researcher instructor administrator")]
    [InlineData(Visibility.Public, "anonymous stranger learner researcher instructor administrator")]
    public async Task Two_circuits_are_compared_for_those_who_may_see_both(Visibility visibility, string readers)
    {
        var (seen, shared) = (await Save($"Seen {visibility}", Movers, Visibility.Public), await Save($"Shared {visibility}", Movers, visibility));
        foreach (var (person, viewer) in Everybody())
        {
            (await Comparisons.Of(viewer, seen, shared, Cancellation) is not null).ShouldBe(readers.Split(' ').Contains(person), person);
            (await Comparisons.Of(viewer, shared, seen, Cancellation) is not null).ShouldBe(readers.Split(' ').Contains(person), person);
        }
    }

    [Fact]
    public async Task A_score_says_what_the_test_s_tables_say()
    {
        CircuitNode[] nodes = [new("0.0", "scored", "S2"), new("0.1", "scored", "END")];
        await using var db = database.Open();
        await world.AddEvaluation(db, nodes, 3.5);
        var score = (await database.Get<CircuitTests>().Scores(world.Learner, "tiny", [.. nodes.Reverse()], Cancellation)).ShouldHaveSingleItem();

        (score.Findings.CircuitAlone, score.Ablation).ShouldBe((3.5, AblationKind.Mean));
        score.Least.ShouldBe(new CircuitNeed("0.0 at S2", 0.5));
        score.Edges!.ShouldBe([new("0.0", "S2", "0.1", "END", "q", 0.25), new("0.0", "S2", "logits", "END", null, -0.5), new("0.1", "END", "logits", "END", null, 0.75)]);
    }

    [Fact]
    public async Task Tests_on_the_same_prompts_with_the_same_ablation_stand_side_by_side_even_when_others_are_newer()
    {
        CircuitNode[] one = [new("0.0", "pair-one", "END")], other = [new("0.1", "pair-other", "END")];
        await using var db = database.Open();
        var prompts = await world.AddPrompts(db, "pair-prompts");
        var (a, b) = (await Save("Pair one", one, Visibility.Public), await Save("Pair other", other, Visibility.Public));
        await world.AddEvaluation(db, one, 1, prompts: prompts, ablation: AblationKind.Zero);
        await world.AddEvaluation(db, one, 2, prompts: prompts, ablation: AblationKind.Mean);
        await world.AddEvaluation(db, other, 3, prompts: prompts, ablation: AblationKind.Zero);

        var comparison = (await Comparisons.Of(world.Learner, a, b, Cancellation))!;
        (comparison.ScoreA!.Findings.CircuitAlone, comparison.ScoreB!.Findings.CircuitAlone, comparison.ScoreA.IsLike(comparison.ScoreB)).ShouldBe((1, 3, true));
    }

    private Task<string> Save(string title, IReadOnlyList<CircuitNode> nodes, Visibility visibility) =>
        database.Get<CircuitCommands>().Save(world.Learner, new(title, "tiny", nodes, Visibility: visibility, CohortId: visibility == Visibility.Cohort ? world.Cohort : null), Cancellation);

    private IEnumerable<(string Name, Viewer Viewer)> Everybody() =>
        [("anonymous", Viewer.Anonymous), ("stranger", world.Stranger), ("learner", world.Learner), ("researcher", world.Researcher), ("instructor", world.Instructor), ("administrator", world.Administrator)];
}
