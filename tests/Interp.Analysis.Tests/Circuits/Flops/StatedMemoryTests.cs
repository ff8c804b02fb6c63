using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Tests.Circuits;

/// <summary>Plain passes hold more than sweeps here at few prompts, and what is kept of them more at many: leaving out either shows.</summary>
[Collection(nameof(HeapPeak))]
public sealed class StatedMemoryTests : IDisposable
{
    private const int Tokens = 64;
    private const double MostAbove = 1.6;

    /// <summary>Bytes that the compiler may hold on its own thread meanwhile.</summary>
    private const double Noise = 1.5e6;

    private static readonly DecoderConfig Gpt2 = DecoderShapes.Gpt2(layers: 4, heads: 4, d_head: 64, n_ctx: Tokens, d_vocab: 1_500);
    private static readonly DecoderConfig Llama = DecoderShapes.Llama(layers: 4, heads: 4, kvHeads: 2, d_head: 64, d_mlp: 600, n_ctx: Tokens, d_vocab: 1_500);

    private readonly int _threads = torch.get_num_threads();

    public StatedMemoryTests() => torch.set_num_threads(1);

    public static TheoryData<string, string, int> Paths => new()
    {
        { "logits", "gpt2", 16 }, { "logits", "gpt2", 64 }, { "logits", "llama", 32 }, { "divergence", "gpt2", 16 }, { "queries", "gpt2", 16 }, { "queries", "llama", 32 }, { "values", "gpt2", 16 }, { "values", "gpt2", 32 },
    };

    public static TheoryData<PatchSite, string, int> Activations => new()
    {
        { PatchSite.ResidPre, "gpt2", 16 }, { PatchSite.ResidPre, "gpt2", 32 }, { PatchSite.Z, "gpt2", 8 }, { PatchSite.Z, "gpt2", 16 }, { PatchSite.Query, "llama", 8 }, { PatchSite.Pattern, "gpt2", 8 },
    };

    [Theory]
    [MemberData(nameof(Paths))]
    public void Paths_hold_what_is_stated(string name, string shape, int prompts)
    {
        PathPatchingOptions options = name switch
        {
            "queries" => new() { Receivers = [new(ReceiverKind.Query, [new(1, 0)])] },
            "values" => new() { Receivers = [new(ReceiverKind.Value, [new(1, 0)])], ReceiverPositions = ["all"], Senders = [PathSender.Of(new(0, 0)), PathSender.Of(new(0, 1))] },
            "divergence" => new() { Metric = MetricKind.KlDivergence },
            _ => new(),
        };
        Compare(shape, prompts, PatchingEstimate.ForPaths(Shape(shape), prompts, Tokens, options), (decoder, batch, flops) =>
        {
            using var sweep = new PathPatchingSweep(decoder, batch, options with { Scale = MetricScale.Raw }, flops);
            sweep.Run(cancellationToken: TestContext.Current.CancellationToken);
        });
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void Activations_hold_what_is_stated(PatchSite site, string shape, int prompts)
    {
        var options = new ActivationPatchingOptions { Site = site, Positions = site.IsOfHeads() ? [] : ["0", TokenPair.End], Scale = MetricScale.Raw };
        Compare(shape, prompts, PatchingEstimate.ForActivations(Shape(shape), prompts, Tokens, options), (decoder, batch, flops) =>
        {
            using var sweep = new ActivationPatchingSweep(decoder, batch, options, flops: flops);
            sweep.Run(cancellationToken: TestContext.Current.CancellationToken);
        });
    }

    [Fact]
    public void A_metric_copies_no_more_of_a_tied_unembedding_than_it_reads()
    {
        const int vocabulary = 200_000, unembedding = vocabulary * 64 * sizeof(float);
        var config = DecoderShapes.Gpt2(layers: 1, heads: 1, d_head: 64, n_ctx: Tokens, d_vocab: vocabulary);
        using var decoder = new Decoder(config, DecoderInitialisation.Random(config, 1));
        var batch = RandomPairs.Draw(4, vocabulary);
        Make();
        HeapPeak.Beside(Make).ShouldBeLessThan(unembedding / 2);

        // Many times, so that a copy as short as one product is seen.
        void Make()
        {
            for (var i = 0; i < 10; i++) new Metric(decoder, batch, MetricKind.LogitDifference).Dispose();
        }
    }

    public void Dispose() => torch.set_num_threads(_threads);

    private static DecoderConfig Shape(string shape) => string.Equals(shape, "gpt2", StringComparison.Ordinal) ? Gpt2 : Llama;

    private static void Compare(string shape, int prompts, PatchingEstimate stated, Action<Decoder, PromptBatch, FlopCounter> work)
    {
        using var decoder = new Decoder(Shape(shape), DecoderInitialisation.Random(Shape(shape), 1));
        // Once over a few, so that what is made once for all is not counted.
        work(decoder, Draw(2), new FlopCounter());
        // The middle of three: what the compiler or a finalizer did meanwhile is in one of them at most.
        var held = Enumerable.Range(0, 3).Select(_ => HeapPeak.During(look => work(decoder, Draw(prompts), new FlopCounter(look)))).Order().ElementAt(1);
        TestContext.Current.TestOutputHelper?.WriteLine($"stated {stated.Bytes / 1e6:F1} MB, held {held / 1e6:F1} MB");
        stated.Bytes.ShouldBeInRange(held - Noise, MostAbove * held);

        PromptBatch Draw(int count) => RandomPairs.Draw(count, Shape(shape).d_vocab, shortest: Tokens, longest: Tokens);
    }
}
