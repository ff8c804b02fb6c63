using Interp.Analysis.Activations;
using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Dictionaries;

[Collection(nameof(HeapPeak))]
public sealed class SaeEvaluationMemoryTests
{
    private const string Hook = "blocks.0.mlp.hook_post";
    private const int Vocabulary = 20_000;

    [Fact]
    public void A_large_vocabulary_holds_no_more_logits_than_the_setting_says()
    {
        const long allLogits = 8 * 63 * Vocabulary * sizeof(float);
        DecoderConfig config = DecoderConfig.OneLayerRelu(Vocabulary) with { d_model = 16, n_heads = 2, n_kv_heads = 2, d_head = 8, d_mlp = 24, n_ctx = 64 };
        using var decoder = new Decoder(config, DecoderInitialisation.Random(config, 3));
        using var corpus = TinyCorpus.Random(documents: 80, vocabulary: 50, seed: 3);
        using SparseAutoencoder sae = SparseAutoencoder.FromNeurons(24);
        var options = new SaeEvaluationOptions(Hook, 1_024) { LogitsAtOnce = 1 << 18 };
        // Once before, so that what the compiler holds is not counted.
        Evaluate();
        // Tensors of a megabyte, where one of all logits would take forty.
        HeapPeak.Beside(Evaluate).ShouldBeLessThan(allLogits / 2);

        void Evaluate() => SaeEvaluation.Run(decoder, corpus.Corpus, sae, new ActivationStatistics(new float[24], 1), options, null, TestContext.Current.CancellationToken);
    }
}
