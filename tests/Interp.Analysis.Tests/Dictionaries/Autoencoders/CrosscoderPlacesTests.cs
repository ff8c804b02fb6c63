using Interp.Analysis.Activations;
using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

/// <summary>A crosscoder of neurons and the residual stream that ignores the neurons, beside the autoencoder of the stream that it then is.</summary>
public sealed class CrosscoderPlacesTests : IDisposable
{
    private const string Neurons = "blocks.0.mlp.hook_post";
    private const string Stream = "blocks.0.hook_resid_post";
    private const int First = 24, Last = 16, Features = 40;

    private readonly TinyModel _model = new();
    private readonly TinyCorpus _corpus = TinyCorpus.Random(documents: 40, vocabulary: TinyModel.Vocabulary, seed: 3);
    private readonly float[] _mean = [.. Enumerable.Range(0, First).Select(i => 0.05f * i)];
    private readonly SparseAutoencoder _alone;
    private readonly SparseAutoencoder _crosscoder;

    public CrosscoderPlacesTests()
    {
        var random = new Random(5);
        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
        float[] encoder = Draw(Features * Last), decoder = Draw(Features * Last), biases = Draw(Features), mean = Draw(Last);
        _alone = SparseAutoencoder.FromRows(new SaeSettings(SaeArchitecture.Standard, ApplyDecoderBiasToInput: false), encoder, decoder, biases, mean);
        _crosscoder = SparseAutoencoder.FromRows(
            new SaeSettings(SaeArchitecture.Standard, ApplyDecoderBiasToInput: false) { Sites = [new(Neurons, First), new(Stream, Last)] },
            Wider(encoder), Wider(decoder), biases, [.. _mean, .. mean]);
    }

    [Fact]
    public void Each_place_is_measured_as_an_autoencoder_of_it_would_be()
    {
        float[] mean = [.. Enumerable.Repeat(0.1f, Last)];
        var options = new SaeEvaluationOptions(Stream, 2_000);
        SaeMetrics alone = SaeEvaluation.Run(_model.Decoder, _corpus.Corpus, _alone, new ActivationStatistics(mean, 1), options, null, TestContext.Current.CancellationToken);
        CrosscoderMetrics both = CrosscoderEvaluation.Run(_model.Decoder, _corpus.Corpus, _crosscoder, new ActivationStatistics([.. _mean, .. mean], 1), options, null, TestContext.Current.CancellationToken);
        both.Sites.Select(site => site.HookPoint).ShouldBe([Neurons, Stream]);
        both.Sites[1].HeldOut.ReconstructionCE.ShouldBe(alone.HeldOut.ReconstructionCE, 1e-6);
        both.Sites[1].HeldOut.ZeroKL.ShouldBe(alone.HeldOut.ZeroKL, 1e-6);
        both.Sites[1].TrainMix.MeanCE.ShouldBe(alone.TrainMix.MeanCE, 1e-6);
        both.Sites[1].Reconstruction.FVU.ShouldBe(alone.Reconstruction.FVU, 1e-6);
        (both.Together.Firing.L0, both.Together.Firing.DeadLatents).ShouldBe((alone.Firing.L0, alone.Firing.DeadLatents));
        // It writes nothing but the mean there.
        both.Sites[0].HeldOut.ReconstructionCE.ShouldBe(both.Sites[0].HeldOut.MeanCE, 1e-7);
        // The stream after the layer hides what was done to the neurons before it.
        both.Together.HeldOut.ReconstructionCE.ShouldBe(alone.HeldOut.ReconstructionCE, 1e-6);
        both.Together.Reconstruction.MSE.ShouldBe(both.Sites.Sum(site => site.Reconstruction.MSE), 1e-6);
    }

    [Fact]
    public void Cards_show_its_activations_and_what_it_writes_at_the_last_place()
    {
        var options = new DashboardOptions { HookPoint = Stream, ContextLength = 16, Tokens = 1_000_000 };
        using DashboardSet alone = Build(_alone, options), both = Build(_crosscoder, options);
        var cards = both.ReadFeatures(TestContext.Current.CancellationToken).ToArray();
        cards.Length.ShouldBe(Features);
        foreach (var (card, expected) in cards.Zip(alone.ReadFeatures(TestContext.Current.CancellationToken)))
        {
            (card.Count, card.AlignedNeurons.Length, card.CorrelatedNeurons.Length).ShouldBe((expected.Count, 0, 0));
            ExampleOrder.ShouldAgree(card.Examples, expected.Examples);
            card.Logits.Positive.Select(t => t.Token).ShouldBe(expected.Logits.Positive.Select(t => t.Token));
            card.Logits.Positive.Select(t => t.Value).ShouldBe(expected.Logits.Positive.Select(t => t.Value), 1e-4f);
        }
        Should.Throw<InvalidDataException>(() => Build(_crosscoder, options with { Ablations = new AblationOptions() })).Message.ShouldContain("crosscoder");
    }

    [Fact]
    public void A_text_is_read_at_all_places_and_its_effects_are_not_computed()
    {
        int[] tokens = [1, 2, 3, 4, 5, 6];
        var reading = TextReading.Read(_model.Decoder, _crosscoder, Stream, tokens, -1, TestContext.Current.CancellationToken);
        var alone = TextReading.Read(_model.Decoder, _alone, Stream, tokens, -1, TestContext.Current.CancellationToken);
        reading.Codes.Features.ShouldBe(alone.Codes.Features);
        new TextEffects(_model.Decoder, _crosscoder, Stream).Compute(tokens, -1, reading, [0], TestContext.Current.CancellationToken)[0].ShouldAllBe(effect => float.IsNaN(effect));
    }

    [Fact]
    public void Norms_are_taken_place_by_place_over_the_spread_there()
    {
        using var two = SparseAutoencoder.FromRows(
            new SaeSettings(SaeArchitecture.Standard) { Sites = [new("a", 1), new("b", 2)] }, new float[6], [2, 3, 4, 0, 0, 1], new float[2], new float[3]);
        // Spreads 4 and 0.5: E‖x‖² − ‖x̄‖² is 25 − 9 and 1.25 − 1.
        float[][] norms = SiteNorms.Of(two, [new ActivationStatistics([3], 25), new ActivationStatistics([0, 1], 1.25)]);
        norms[0].ShouldBe([0.5f, 10], 1e-6f);
        norms[1].ShouldBe([0, 2], 1e-6f);
        Should.Throw<ArgumentException>(() => SiteNorms.Of(two, [new ActivationStatistics([3, 1], 25), new ActivationStatistics([0], 1)]));
    }

    public void Dispose()
    {
        _alone.Dispose();
        _crosscoder.Dispose();
        _model.Dispose();
        _corpus.Dispose();
    }

    /// <summary>Rows with nothing in the first place.</summary>
    private static float[] Wider(float[] rows) => [.. rows.Chunk(Last).SelectMany(row => new float[First].Concat(row))];

    private DashboardSet Build(SparseAutoencoder sae, DashboardOptions options) =>
        new DashboardBuilder(_model.Decoder, sae, _corpus.Corpus, TimeProvider.System).Build(options, null, TestContext.Current.CancellationToken);
}
