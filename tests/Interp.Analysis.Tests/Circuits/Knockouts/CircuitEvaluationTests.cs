using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Circuits;

public sealed class CircuitEvaluationTests : IDisposable
{
    private readonly Decoder _model = SmallTask.Model();
    private readonly ReplacementValues _values;
    private readonly KnockoutRuns _runs;
    private readonly CircuitEvaluation _evaluation;

    public CircuitEvaluationTests()
    {
        _values = ReplacementValues.Of(_model, SmallTask.Batch, SmallTask.Reference, AblationKind.Mean, cancellationToken: Stop);
        _runs = new KnockoutRuns(_model, SmallTask.Batch, _values);
        _evaluation = new CircuitEvaluation(_runs, SmallTask.Circuit);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static IReadOnlyList<HeadAt> C => SmallTask.Circuit.Nodes;

    [Fact]
    public void Faithfulness_compares_the_circuit_alone_with_the_whole_model()
    {
        var faithfulness = _evaluation.Faithfulness(Stop);

        faithfulness.Model.ShouldBe(F(KnockoutSet.Nothing), 1e-12);
        faithfulness.Circuit.ShouldBe(F(KnockoutSet.AllBut(C)), 1e-12);
        faithfulness.Gap.ShouldBe(Math.Abs(faithfulness.Model - faithfulness.Circuit), 1e-12);
        faithfulness.Ratio.ShouldBe(faithfulness.Circuit / faithfulness.Model, 1e-12);
    }

    [Fact]
    public void What_an_earlier_evaluation_found_is_not_run_again_and_leads_to_the_same_end()
    {
        var kept = new Dictionary<string, double>(StringComparer.Ordinal);
        var whole = All(new CircuitEvaluation(_runs, SmallTask.Circuit, 1, null, (set, mean) => kept.Add(set.ToString(), mean)));
        // As of a worker that died on the way.
        var some = kept.Where((_, i) => i % 3 != 0).ToDictionary(StringComparer.Ordinal);
        var again = new List<string>();

        All(new CircuitEvaluation(_runs, SmallTask.Circuit, 1, some, (set, _) => again.Add(set.ToString()))).ShouldBe(whole);
        again.Order(StringComparer.Ordinal).ShouldBe(kept.Keys.Except(some.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal));

        static List<string> All(CircuitEvaluation evaluation) =>
        [
            $"{evaluation.Faithfulness(Stop).Circuit:R}", .. evaluation.CompletenessByClass(Stop).Select(p => $"{p.Gap:R}"), .. evaluation.CompletenessAtRandom(4, Stop).Select(p => $"{p.Gap:R}"),
            .. evaluation.CompletenessGreedy(new GreedySearch(2, 3, 3), null, Stop).Select(p => $"{string.Join(' ', p.K)} {p.Gap:R}"),
            .. evaluation.MinimalityGreedy(new GreedySearch(1, 2, 2), null, Stop).Select(p => $"{p.Node} {p.Change:R}"), $"{evaluation.SetsRun}",
        ];
    }

    [Fact]
    public void Completeness_takes_each_class_out_of_circuit_and_model()
    {
        var points = _evaluation.CompletenessByClass(Stop);

        points.Select(p => p.How).ShouldBe(["duplicate-token", "name-mover"]);
        points[1].K.ShouldBe([C[2], C[3]]);
        points[1].Circuit.ShouldBe(F(KnockoutSet.AllBut([C[0], C[1]])), 1e-12);
        points[1].Model.ShouldBe(F(KnockoutSet.Of([C[2], C[3]])), 1e-12);
    }

    [Fact]
    public void Random_sets_are_drawn_by_the_seed_and_never_empty()
    {
        var points = _evaluation.CompletenessAtRandom(12, Stop);

        points.Count.ShouldBe(12);
        points.ShouldAllBe(p => p.K.Count > 0 && p.K.All(C.Contains));
        points.Select(p => string.Join(' ', p.K)).Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThan(3);
        new CircuitEvaluation(_runs, SmallTask.Circuit).CompletenessAtRandom(12, Stop).Select(p => p.Gap).ShouldBe(points.Select(p => p.Gap));
        new CircuitEvaluation(_runs, SmallTask.Circuit, seed: 2).CompletenessAtRandom(12, Stop).Select(p => p.K.Count).ShouldNotBe(points.Select(p => p.K.Count));
    }

    [Fact]
    public void A_greedy_search_that_tries_every_node_takes_the_worst_each_time()
    {
        var points = _evaluation.CompletenessGreedy(new GreedySearch(Runs: 1, Steps: 9, Tried: 9), null, Stop);

        points.Count.ShouldBe(C.Count);
        IReadOnlyList<HeadAt> k = [];
        foreach (var point in points)
        {
            var gaps = C.Except(k).Select(v => Math.Abs(F(KnockoutSet.AllBut(C.Except([.. k, v]))) - F(KnockoutSet.Of([.. k, v]))));
            point.Gap.ShouldBe(gaps.Max(), 1e-12);
            k = point.K;
        }
    }

    [Fact]
    public void Minimality_takes_the_stand_ins_out_first()
    {
        var byClass = _evaluation.Minimality(null, Stop);
        var alone = _evaluation.Minimality(_ => [], Stop);

        byClass[2].K.ShouldBe([C[3]]);
        byClass[2].Change.ShouldBe(Math.Abs(F(KnockoutSet.AllBut([C[0], C[1]])) - F(KnockoutSet.AllBut([C[0], C[1], C[2]]))), 1e-12);
        alone[2].Change.ShouldBe(Math.Abs(F(KnockoutSet.AllBut([C[0], C[1], C[3]])) - F(KnockoutSet.AllBut(C))), 1e-12);
    }

    [Fact]
    public void A_searched_K_never_shows_less_of_a_node_than_no_K_at_all()
    {
        var alone = _evaluation.Minimality(_ => [], Stop);
        var searched = _evaluation.MinimalityGreedy(new GreedySearch(Steps: 3, Tried: 3), null, Stop);

        searched.Zip(alone).ShouldAllBe(p => p.First.Node == p.Second.Node && p.First.Change >= p.Second.Change);
        searched.ShouldAllBe(p => !p.K.Contains(p.Node));
        searched.Select(p => F(KnockoutSet.AllBut(C.Except([.. p.K, p.Node])))).Zip(searched).ShouldAllBe(p => Math.Abs(p.First - p.Second.Without) < 1e-12);
    }

    [Fact]
    public void Sets_asked_for_twice_run_once()
    {
        _evaluation.Faithfulness(Stop);
        _evaluation.CompletenessByClass(Stop);
        var run = _evaluation.SetsRun;
        _evaluation.Faithfulness(Stop);
        _evaluation.CompletenessByClass(Stop);

        _evaluation.SetsRun.ShouldBe(run);
    }

    [Fact]
    public void A_circuit_with_a_head_twice_is_refused()
    {
        Should.Throw<ArgumentException>(() => new HeadCircuit([]));
        Should.Throw<ArgumentException>(() => new HeadCircuit([new(C[0], "a"), new(C[0], "b")])).Message.ShouldContain("0.0");
        Should.Throw<ArgumentException>(() => new HeadCircuit([new(C[0], "a"), new(HeadAt.Parse("0.0"), "b")])).Message.ShouldContain("everywhere");
    }

    public void Dispose()
    {
        _runs.Dispose();
        _values.Dispose();
        _model.Dispose();
    }

    private double F(KnockoutSet set) => _runs.Run(set, Stop).Mean;
}
