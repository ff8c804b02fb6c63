using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Circuits;

public sealed class CircuitEdgeSweepTests
{
    private static readonly HeadAt[] Nodes = [.. new[] { "0.0@S1", "0.1@S2", "0.1@END", "1.0@S2", "1.1@all", "2.0@END", "2.1@END" }.Select(HeadAt.Parse)];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("gpt2")]
    [InlineData("llama")]
    [InlineData("attention-only")]
    public void Every_edge_is_what_four_whole_passes_with_hooks_give(string family)
    {
        using var model = PathModels.Double(family);
        var prompts = RandomPairs.Draw(4, PathModels.Vocabulary);
        var plan = new CircuitEdgePlan(Nodes, prompts);
        using var sweep = new CircuitEdgeSweep(model, plan);
        var clean = TinyCircuit.LogitDifferences(model, prompts).Average();
        var edges = 0;
        foreach (var input in plan.Inputs)
        {
            var effects = sweep.Into(input, Stop);
            foreach (var (from, effect) in Nodes.Zip(effects).Where(e => e.Second is not null))
            {
                // In words: a query where its head stands, a key or a value where the sender writes, the logits at END.
                var at = input.Kind is ReceiverKind.Key or ReceiverKind.Value ? from.Role : input.Head is { IsEverywhere: false } head ? head.Role : from.Role;
                var options = new PathPatchingOptions
                {
                    Receivers = [input.Head is { } receiver ? new PathReceiver(input.Kind, [receiver.Head]) : PathReceiver.Logits],
                    SenderPositions = [from.Role], ReceiverPositions = [at], Scale = MetricScale.Raw,
                };
                effect!.Value.ShouldBe(clean - PathPatchingReference.Metric(model, prompts, options, PathSender.Of(from.Head)).Average(), 1e-9, $"{from} to {input.Kind} of {input.Head}");
                edges++;
            }
        }

        edges.ShouldBeGreaterThan(25);
    }

    [Fact]
    public void Edges_run_upwards_and_never_from_a_later_position_to_an_earlier_one()
    {
        var plan = new CircuitEdgePlan(Nodes, RandomPairs.Draw(4, PathModels.Vocabulary));

        Into(HeadAt.Parse("1.0@S2"), ReceiverKind.Query).ShouldBe(["0.1@S2"]);
        Into(HeadAt.Parse("1.0@S2"), ReceiverKind.Key).ShouldBe(["0.0@S1", "0.1@S2"], "END comes after S2");
        Into(HeadAt.Parse("2.0@END"), ReceiverKind.Query).ShouldBe(["0.1@END", "1.1@all"]);
        Into(HeadAt.Parse("2.0@END"), ReceiverKind.Value).ShouldBe(["0.0@S1", "0.1@S2", "0.1@END", "1.0@S2", "1.1@all"]);
        Into(null, ReceiverKind.Logits).ShouldBe(["0.1@END", "1.1@all", "2.0@END", "2.1@END"]);
        plan.Inputs.Count(i => i.Head?.Head.Layer == 0).ShouldBe(0, "nothing sends to the first layer");

        IEnumerable<string> Into(HeadAt? head, ReceiverKind kind) => Nodes.Where(n => plan.Place(n, new CircuitInput(head, kind)) is not null).Select(n => n.ToString());
    }

    [Fact]
    public void A_sender_that_is_alike_in_both_runs_carries_nothing()
    {
        using var model = PathModels.Double("gpt2");
        // The sides differ from S2 on, so that a head at S1 cannot tell them apart.
        var prompts = new PromptBatch([Pair([1, 2, 3, 4, 5], [1, 2, 9, 4, 5]), Pair([6, 2, 7, 4], [6, 2, 8, 4])]);
        var plan = new CircuitEdgePlan([HeadAt.Parse("0.0@S1"), HeadAt.Parse("0.0@S2"), HeadAt.Parse("1.0@END")], prompts);
        using var sweep = new CircuitEdgeSweep(model, plan);

        var effects = sweep.Into(new CircuitInput(HeadAt.Parse("1.0@END"), ReceiverKind.Value), Stop);
        effects[0].ShouldBe(0);
        effects[1].ShouldNotBe(0);
        effects[2].ShouldBeNull();
    }

    [Fact]
    public void Pairs_whose_answer_is_the_same_on_both_sides_are_refused()
    {
        using var model = PathModels.Double("gpt2");
        var plan = new CircuitEdgePlan(Nodes, new PromptBatch([Pair([1, 2, 3, 4], [1, 2, 3, 4])]));
        Should.Throw<ArgumentException>(() => new CircuitEdgeSweep(model, plan)).Message.ShouldContain("alike");
    }

    private static TokenPair Pair(int[] clean, int[] corrupted) => new(clean, corrupted, 4, 7) { Roles = new Dictionary<string, int>(StringComparer.Ordinal) { ["S1"] = 1, ["S2"] = 2 } };
}
