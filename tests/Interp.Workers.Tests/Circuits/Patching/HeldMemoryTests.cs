using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Analysis.Tests;
using Interp.Analysis.Tests.Circuits;
using Interp.Domain.Circuits;
using Interp.Domain.Library;
using Interp.Workers.Circuits;
using TorchSharp;

namespace Interp.Workers.Tests.Circuits;

/// <summary>What people are told before they send a job is at least what glibc's heap hands out while it runs.</summary>
[Collection(nameof(HeapPeak))]
public sealed class HeldMemoryTests : IDisposable
{
    private const int Tokens = 24;
    private const int Prompts = 24;
    private const double MostAbove = 2.5;

    /// <summary>Bytes that the compiler may hold on its own thread meanwhile.</summary>
    private const double Noise = 3e6;

    private readonly int _threads = torch.get_num_threads();

    public HeldMemoryTests() => torch.set_num_threads(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Attributions
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var method in AttributionMethodNames.All)
                foreach (var shape in new[] { "gpt2", "llama" }) cases.Add(method, shape);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Attributions))]
    public void Attribution_to_edges_or_one_site_holds_at_most_what_is_told(string method, string shape)
    {
        var told = AttributeEstimates.Of(AttributeParameters.Default("m", "p") with { Method = method, Steps = 3, Top = 3 }, Subject(shape, Prompts));
        Compare(told, shape, Prompts, (decoder, batch) =>
        {
            if (method == AttributionMethodNames.Nodes)
            {
                AttributionPatching.Compute(decoder, batch, [AttributionSite.Z], MetricKind.LogitDifference, cancellationToken: Cancellation);
                return;
            }

            var scores = EdgeAttribution.Compute(decoder, batch, new EdgeOptions { Method = Method(method), Steps = 3 }, cancellationToken: Cancellation);
            EdgeComparison.Of(decoder, batch, scores, 3, EdgeSelection.Absolute, cancellationToken: Cancellation);
        });
    }

    [Theory]
    [InlineData("gpt2")]
    [InlineData("llama")]
    public void Attribution_to_every_site_holds_at_most_what_is_told(string shape)
    {
        var told = AttributeEstimates.Of(AttributeParameters.Default("m", "p") with { Method = AttributionMethodNames.Nodes, Sites = PatchSiteNames.All }, Subject(shape, Prompts));
        Compare(told, shape, Prompts, (decoder, batch) => AttributionPatching.Compute(decoder, batch, Enum.GetValues<AttributionSite>(), MetricKind.LogitDifference, cancellationToken: Cancellation));
    }

    [Theory]
    [InlineData(PrunedParts.Edges, "gpt2")]
    [InlineData(PrunedParts.Edges, "llama")]
    [InlineData(PrunedParts.Heads, "gpt2")]
    [InlineData(PrunedParts.Heads, "llama")]
    public void Pruning_holds_at_most_what_is_told(PrunedParts parts, string shape)
    {
        var told = PruneCircuitKind.Cost(PruneCircuitParameters.Default("m", "p") with { Parts = parts }, Subject(shape, Prompts));
        Compare(told, shape, Prompts, (decoder, batch) =>
        {
            if (parts == PrunedParts.Edges)
            {
                using var runs = new EdgeRuns(decoder, batch, MetricKind.KlDivergence);
                EdgePruning.Prune(runs, 0.1, cancellationToken: Cancellation);
                return;
            }

            using var values = ReplacementValues.Of(decoder, batch, null, AblationKind.Twin, cancellationToken: Cancellation);
            using var knockouts = new KnockoutRuns(decoder, batch, values, MetricKind.KlDivergence);
            HeadPruning.Prune(knockouts, decoder.Config, MetricKind.KlDivergence, 0.1, cancellationToken: Cancellation);
        });
    }

    [Theory]
    [InlineData(AblationKind.Twin, "gpt2")]
    [InlineData(AblationKind.Zero, "llama")]
    public void Testing_a_circuit_holds_at_most_what_is_told(AblationKind ablation, string shape)
    {
        CircuitNode[] nodes = [new("2.1", CircuitClasses.NameMover, IoiRoles.End), new("1.0", CircuitClasses.DuplicateToken, IoiRoles.S2)];
        var told = EvaluateCircuitKind.Cost(EvaluateCircuitParameters.Default("m", "p") with { Nodes = nodes, Ablation = ablation, RandomSets = 10, GreedyRuns = 0, Minimality = CircuitMinimality.None, Edges = false }, Subject(shape, Prompts));
        Compare(told, shape, Prompts, (decoder, batch) =>
        {
            using var values = ReplacementValues.Of(decoder, batch, null, ablation == AblationKind.Twin ? AblationKind.Twin : AblationKind.Zero, cancellationToken: Cancellation);
            using var runs = new KnockoutRuns(decoder, batch, values, MetricKind.LogitDifference);
            var evaluation = new CircuitEvaluation(runs, CircuitChoices.Of(nodes), 1);
            evaluation.Faithfulness(Cancellation);
            evaluation.CompletenessAtRandom(10, Cancellation);
        });
    }

    [Theory]
    [InlineData("gpt2", 8)]
    [InlineData("gpt2", 100)]
    [InlineData("llama", 100)]
    public void Reading_names_holds_at_most_what_is_told(string shape, int prompts) =>
        Compare(NameTrafficKind.Cost(Subject(shape, prompts)), shape, prompts, (decoder, batch) => NameTraffic.Of(decoder, batch, Cancellation));

    public void Dispose() => torch.set_num_threads(_threads);

    private static EdgeMethod Method(string name) => name switch
    {
        AttributionMethodNames.IntegratedInputs => EdgeMethod.IntegratedInputs,
        AttributionMethodNames.IntegratedActivations => EdgeMethod.IntegratedActivations,
        AttributionMethodNames.CleanCorrupted => EdgeMethod.CleanCorrupted,
        _ => EdgeMethod.Eap,
    };

    private static DecoderConfig Shape(string name) => name == "gpt2" ? ShapedModels.Wide : ShapedModels.Gated;

    private static Domain.Circuits.ExperimentSubject Subject(string shape, int prompts) => new(ShapedModels.Of(Shape(shape)), null!, ShapedModels.Reading(prompts, Tokens));

    private static void Compare(ExperimentCost told, string shape, int prompts, Action<Decoder, PromptBatch> work)
    {
        var config = Shape(shape);
        using var decoder = new Decoder(config, DecoderInitialisation.Random(config, 1));
        // Once over a few, so that what is made once for all is not counted.
        work(decoder, Draw(2));
        double Held() => HeapPeak.Beside(() => work(decoder, Draw(prompts)));
        var held = Held();
        var beside = told.Bytes - ModelMemory.Of(ShapedModels.Of(config)) - ExperimentArithmetic.Workspace;
        // What other threads of the process take meanwhile only adds: what is above is looked at again, and work that truly holds more is above each time.
        for (var again = 0; again < 2 && held - Noise > beside; again++) held = Math.Min(held, Held());
        TestContext.Current.TestOutputHelper?.WriteLine($"told {beside / 1e6:F1} MB, held {held / 1e6:F1} MB");
        ((double)beside).ShouldBeInRange(held - Noise, MostAbove * held);

        PromptBatch Draw(int count) => new([.. RandomPairs.Draw(count, config.d_vocab, shortest: Tokens, longest: Tokens).Pairs.Select(Named)]);
    }

    // With the roles of a prompt of two names, whose twin has another name in place of the first.
    private static TokenPair Named(TokenPair pair) => pair with
    {
        Roles = new Dictionary<string, int>(StringComparer.Ordinal) { [IoiRoles.Io] = 2, [IoiRoles.S1] = 4, [IoiRoles.S2] = 10, [IoiRoles.AfterS1] = 5 },
    };
}
