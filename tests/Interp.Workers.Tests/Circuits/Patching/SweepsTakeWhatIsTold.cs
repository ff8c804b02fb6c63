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

/// <summary>
/// What people are told of a sweep before they send it, against what glibc's heap hands out and the products that are counted while it runs. Plain passes hold more than sweeps here at few
/// prompts, and what is kept of them more at many: leaving out either shows.
/// </summary>
[Collection(nameof(HeapPeak))]
public sealed class SweepsTakeWhatIsTold : IDisposable
{
    private const int Tokens = 64;
    private const double MostAbove = 1.6;

    /// <summary>Bytes that the compiler may hold on its own thread meanwhile.</summary>
    private const double Noise = 1.5e6;

    private static readonly DecoderConfig Gpt2 = DecoderShapes.Gpt2(layers: 4, heads: 4, d_head: 64, n_ctx: Tokens, d_vocab: 1_500);
    private static readonly DecoderConfig Llama = DecoderShapes.Llama(layers: 4, heads: 4, kvHeads: 2, d_head: 64, d_mlp: 600, n_ctx: Tokens, d_vocab: 1_500);

    private readonly int _threads = torch.get_num_threads();

    public SweepsTakeWhatIsTold() => torch.set_num_threads(1);

    public static TheoryData<string, string, int> Paths => new()
    {
        { "logits", "gpt2", 16 }, { "logits", "gpt2", 64 }, { "logits", "llama", 32 }, { "divergence", "gpt2", 16 }, { "queries", "gpt2", 16 }, { "queries", "llama", 32 }, { "values", "gpt2", 16 }, { "values", "gpt2", 32 },
    };

    public static TheoryData<string, string, int> Activations => new()
    {
        { PatchSiteNames.ResidPre, "gpt2", 16 }, { PatchSiteNames.ResidPre, "gpt2", 32 }, { PatchSiteNames.Z, "gpt2", 8 }, { PatchSiteNames.Z, "gpt2", 16 }, { PatchSiteNames.Query, "llama", 8 }, { PatchSiteNames.Pattern, "gpt2", 8 },
    };

    [Theory]
    [MemberData(nameof(Paths))]
    public void Paths_take_what_is_told(string name, string shape, int prompts)
    {
        var parameters = PatchPathsParameters.Default("m", "p");
        (parameters, PathPatchingOptions options) = name switch
        {
            "queries" => (parameters with { Receivers = [new(PathReceiverSpec.Query, ["1.0"])] }, new() { Receivers = [new(ReceiverKind.Query, [new(1, 0)])] }),
            "values" => (parameters with { Receivers = [new(PathReceiverSpec.Value, ["1.0"])], ReceiverPositions = ["all"], Senders = ["0.0", "0.1"] },
                new() { Receivers = [new(ReceiverKind.Value, [new(1, 0)])], ReceiverPositions = ["all"], Senders = [PathSender.Of(new(0, 0)), PathSender.Of(new(0, 1))] }),
            "divergence" => (parameters with { Metric = MetricKind.KlDivergence }, new() { Metric = MetricKind.KlDivergence }),
            _ => (parameters, new PathPatchingOptions()),
        };
        Compare(PatchPathsEstimates.Of(parameters, ShapedModels.Of(Shape(shape)), ShapedModels.Reading(prompts, Tokens)), shape, prompts, (decoder, batch, flops) =>
        {
            using var sweep = new PathPatchingSweep(decoder, batch, options with { Scale = MetricScale.Raw }, flops);
            return sweep.Run(cancellationToken: TestContext.Current.CancellationToken);
        });
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void Activations_take_what_is_told(string site, string shape, int prompts)
    {
        var parameters = PatchActivationsParameters.Default("m", "p") with { Sites = [site], Positions = PatchSiteNames.IsOfHeads(site) ? null : ["0", TokenPair.End] };
        var told = PatchActivationsEstimates.Of(parameters, new(ShapedModels.Of(Shape(shape)), null!, ShapedModels.Reading(prompts, Tokens)));
        var options = new ActivationPatchingOptions { Site = PatchSiteChoice.Of(site), Positions = parameters.Positions ?? [], Scale = MetricScale.Raw };
        Compare(told, shape, prompts, (decoder, batch, flops) =>
        {
            using var sweep = new ActivationPatchingSweep(decoder, batch, options, flops: flops);
            return sweep.Run(cancellationToken: TestContext.Current.CancellationToken);
        });
    }

    /// <summary>144 heads to the logits on GPT-2 small, 20 tokens: 15.7 GFLOP a prompt (936 MLP evaluations and two passes), and what the senders write.</summary>
    [Fact]
    public void The_large_sweep_of_the_paper_counts_as_there() =>
        PatchPathsEstimates.Of(PatchPathsParameters.Default("m", "p"), ShapedModels.Of(DecoderShapes.Gpt2Small), ShapedModels.Reading(1, 20)).Operations.ShouldBeInRange(15.6e9, 1.4 * 15.7e9);

    public void Dispose() => torch.set_num_threads(_threads);

    private static DecoderConfig Shape(string shape) => string.Equals(shape, "gpt2", StringComparison.Ordinal) ? Gpt2 : Llama;

    private static void Compare(ExperimentCost told, string shape, int prompts, Func<Decoder, PromptBatch, FlopCounter, SweepResult> work)
    {
        using var decoder = new Decoder(Shape(shape), DecoderInitialisation.Random(Shape(shape), 1));
        // Once over a few, so that what is made once for all is not counted.
        work(decoder, Draw(2), new FlopCounter());
        // The middle of three: what the compiler or a finalizer did meanwhile is in one of them at most.
        var held = Enumerable.Range(0, 3).Select(_ => HeapPeak.During(look => work(decoder, Draw(prompts), new FlopCounter(look)))).Order().ElementAt(1);
        var beside = told.Bytes - ModelMemory.Of(ShapedModels.Of(Shape(shape))) - ExperimentArithmetic.Workspace;
        var counted = work(decoder, Draw(prompts), new FlopCounter()).Flops;
        TestContext.Current.TestOutputHelper?.WriteLine($"told {beside / 1e6:F1} MB, held {held / 1e6:F1} MB; told {told.Operations / 1e9:F2} GFLOP, counted {counted / 1e9:F2}");
        ((double)beside).ShouldBeInRange(held - Noise, MostAbove * held);
        (told.Operations / counted).ShouldBeInRange(0.9, 1.5);

        PromptBatch Draw(int count) => RandomPairs.Draw(count, Shape(shape).d_vocab, shortest: Tokens, longest: Tokens);
    }
}
