using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Analysis.Tests.Language;

namespace Interp.Analysis.Tests.Circuits;

public sealed class EdgePruningTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void A_graph_joins_every_writer_with_every_later_reader()
    {
        var graph = new EdgeGraph(TinyDecoder.Relu);

        graph.Senders.Select(s => s.Name).ShouldBe(["embed", "0.0", "0.1", "mlp 0", "1.0", "1.1", "mlp 1"]);
        graph.Receivers.Select(r => r.Name).ShouldBe(["0.0.q", "0.1.q", "0.0.k", "0.1.k", "0.0.v", "0.1.v", "mlp 0", "1.0.q", "1.1.q", "1.0.k", "1.1.k", "1.0.v", "1.1.v", "mlp 1", "logits"]);
        // Six inputs read the embedding alone, mlp 0 three writers, six inputs four, mlp 1 six, the logits seven.
        graph.Edges.ShouldBe(6 + 3 + 24 + 6 + 7);
        new EdgeGraph(TinyDecoder.Llama).Receivers.Count(r => r.Part == ReceiverPart.Key).ShouldBe(2);
        new EdgeGraph(TinyDecoder.Llama).Outputs(new EdgeGraph(TinyDecoder.Llama).Receivers[2]).Count().ShouldBe(2);
    }

    [Fact]
    public void Removed_edges_carry_the_twins_values_as_in_the_factored_model_written_out()
    {
        using var model = SmallTask.Model();
        using var runs = new EdgeRuns(model, SmallTask.Batch, MetricKind.LogitDifference);
        var naive = new NaiveEdges(model, SmallTask.Batch);
        for (var seed = 0; seed < 6; seed++)
        {
            var removed = new EdgeMask(runs.Graph);
            for (var receiver = 0; receiver < runs.Graph.Receivers.Count; receiver++)
            {
                for (var sender = 0; sender < runs.Graph.Receivers[receiver].Senders; sender++) removed[receiver, sender] = (31 * receiver + 17 * sender + 7 * seed) % 6 < seed;
            }

            runs.Run(removed).Zip(naive.LogitDifference(removed)).ShouldAllBe(p => Math.Abs(p.First - p.Second) < 1e-9);
        }
    }

    [Fact]
    public void A_run_from_the_receivers_layer_equals_one_from_the_beginning()
    {
        using var model = SmallTask.Model();
        using var runs = new EdgeRuns(model, SmallTask.Batch, MetricKind.KlDivergence);
        // What is below is rounding, which is 0 with some kernels and not with others.
        const double rounding = 1e-12;
        var felt = 0;
        for (var receiver = 0; receiver < runs.Graph.Receivers.Count; receiver++)
        {
            var removed = new EdgeMask(runs.Graph) { [receiver, 0] = true };
            runs.Run(removed, receiver).Zip(runs.Run(removed)).ShouldAllBe(p => Math.Abs(p.First - p.Second) < rounding);
            if (runs.Run(removed).Max() > rounding) felt++;
        }

        // The last layer's queries, its MLP and the logits matter at END alone, where both read the same token.
        felt.ShouldBeInRange(runs.Graph.Receivers.Count / 2, runs.Graph.Receivers.Count - 4);

        Should.Throw<ArgumentException>(() => runs.Run(new EdgeMask(runs.Graph) { [0, 0] = true }, 8)).Message.ShouldContain("1.1.q");
    }

    [Fact]
    public void Without_any_edge_the_model_answers_as_on_the_twins()
    {
        using var model = SmallTask.Model(TinyDecoder.Llama);
        using var runs = new EdgeRuns(model, SmallTask.Batch, MetricKind.LogitDifference);
        var all = new EdgeMask(runs.Graph);
        for (var sender = 0; sender < runs.Graph.Senders.Count; sender++) all[runs.Graph.Receivers.Count - 1, sender] = true;
        var twins = new PromptBatch([.. SmallTask.Batch.Pairs.Select(p => p with { Clean = p.Corrupted })]);
        using var onTwins = new EdgeRuns(model, twins, MetricKind.LogitDifference);

        runs.Run(all).Zip(onTwins.Run(new EdgeMask(runs.Graph))).ShouldAllBe(p => Math.Abs(p.First - p.Second) < 1e-9);
    }

    [Theory]
    [InlineData(MetricKind.KlDivergence, 0.02)]
    [InlineData(MetricKind.LogitDifference, 0.05)]
    public void Pruning_decides_as_trying_every_edge_on_the_whole_model_does(MetricKind kind, double threshold)
    {
        using var model = SmallTask.Model();
        using var runs = new EdgeRuns(model, SmallTask.Batch, kind);
        var told = new List<string>();

        var result = EdgePruning.Prune(runs, threshold, null, (receiver, effects) => told.Add($"{receiver.Name} {effects.Length}"), Stop);

        var removed = new EdgeMask(runs.Graph);
        var kept = new List<string>();
        var current = runs.Run(removed).Average();
        for (var receiver = runs.Graph.Receivers.Count - 1; receiver >= 0; receiver--)
        {
            for (var sender = runs.Graph.Receivers[receiver].Senders - 1; sender >= 0; sender--)
            {
                removed[receiver, sender] = true;
                var without = runs.Run(removed).Average();
                if ((kind == MetricKind.KlDivergence ? without - current : current - without) < threshold)
                {
                    current = without;
                    continue;
                }

                removed[receiver, sender] = false;
                kept.Add($"{runs.Graph.Senders[sender].Name}→{runs.Graph.Receivers[receiver].Name}");
            }
        }

        result.Kept.Select(e => $"{e.From}→{e.To}").ShouldBe(kept);
        result.Pruned.ShouldBe(current, 1e-9);
        result.Kept.Count.ShouldBeInRange(1, result.Edges - 1);
        result.Runs.ShouldBeLessThanOrEqualTo(result.Edges + 1);
        told.Count.ShouldBe(runs.Graph.Receivers.Count);
    }

    [Fact]
    public void A_threshold_above_every_effect_leaves_nothing_and_needs_few_runs()
    {
        using var model = SmallTask.Model();
        using var runs = new EdgeRuns(model, SmallTask.Batch, MetricKind.KlDivergence);

        var result = EdgePruning.Prune(runs, 1e9, null, null, Stop);

        result.Kept.ShouldBeEmpty();
        result.Runs.ShouldBe(1 + runs.Graph.Senders.Count);
    }

    [Fact]
    public void Heads_are_pruned_by_the_same_rule()
    {
        using var model = SmallTask.Model();
        using var values = ReplacementValues.Of(model, SmallTask.Batch, null, AblationKind.Twin, cancellationToken: Stop);
        using var runs = new KnockoutRuns(model, SmallTask.Batch, values, MetricKind.KlDivergence);

        var result = HeadPruning.Prune(runs, TinyDecoder.Relu, MetricKind.KlDivergence, 0.01, null, null, Stop);

        result.Full.ShouldBe(0, 1e-12);
        var gone = Enumerable.Range(0, 4).Select(i => $"{i / 2}.{i % 2}").Except(result.Kept.Select(k => k.From), StringComparer.Ordinal).Select(HeadAt.Parse).ToList();
        result.Pruned.ShouldBe(runs.Run(KnockoutSet.Of(gone), Stop).Mean, 1e-12);
        foreach (var edge in result.Kept) edge.Effect.ShouldBeGreaterThanOrEqualTo(0.01);
    }

    [Fact]
    public void Pruning_can_be_stopped()
    {
        using var model = SmallTask.Model();
        using var runs = new EdgeRuns(model, SmallTask.Batch, MetricKind.KlDivergence);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Should.Throw<OperationCanceledException>(() => EdgePruning.Prune(runs, 0.1, null, null, cancelled.Token));
    }
}
