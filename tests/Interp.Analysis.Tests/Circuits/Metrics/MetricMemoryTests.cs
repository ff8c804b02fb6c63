using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Tests.Circuits;

[Collection(nameof(HeapPeak))]
public sealed class MetricMemoryTests : IDisposable
{
    private const int Tokens = 64;
    private readonly int _threads = torch.get_num_threads();

    public MetricMemoryTests() => torch.set_num_threads(1);

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
}
