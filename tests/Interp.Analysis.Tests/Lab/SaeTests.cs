using Interp.Analysis.Activations;
using Interp.Analysis.Dictionaries;
using Interp.Analysis.Lab;
using Interp.Analysis.Language;
using TorchSharp;

namespace Interp.Analysis.Tests.Lab;

public sealed class SaeTests : IDisposable
{
    private const string Hook = "blocks.0.mlp.hook_post";
    private readonly TemporaryFolder _folder = new();
    private readonly HookedModel _model = LabModels.Load("mini-pile-1l");
    private readonly TokenCorpus _corpus;

    public SaeTests() => _corpus = _model.ToCorpus(Texts, _folder["corpus"]);

    private static IReadOnlyList<string> Texts { get; } = [.. Enumerable.Range(0, 12).Select(i => $"Chapter {i}. The {i * 7}th ship of the king sailed to the south, and {i} men with it.")];

    private static TopKOptions Options { get; } = new() { d_sae = 24, k = 3, Tokens = 2048, BatchSize = 64 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _corpus.Dispose();
        _model.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_corpus_has_each_text_as_a_document_and_holds_some_out()
    {
        _corpus.Verify(Token);
        _corpus.Manifest.TokenizerFingerprint.ShouldBe(_model.Tokenizer.Fingerprint);
        _corpus.Documents.Count.ShouldBe(12);
        _corpus.Manifest.TrainDocuments.ShouldBeInRange(10, 11);
        var first = _corpus.Documents.Single(d => d.Source == "document 1");
        var ids = new int[first.Length];
        _corpus.Read(first.Start, ids);
        ids.ShouldBe([.. _model.Tokenizer.Encode(Texts[0]), _model.Tokenizer.EndOfText]);
    }

    [Fact]
    public void Training_gives_the_weights_of_the_long_way()
    {
        using var sae = Sae.Train(_model, _corpus, Hook, Options, _folder["sae"], contextLength: 16, cancellationToken: Token);
        using var rows = ActivationHarvest.Run(_model.Decoder, _corpus, new HarvestRequest(Hook, Options.Tokens, Options.Seed) { ContextLength = 16 }, _folder["rows"], null, Token);
        using var trained = new SaeTrainer(TimeProvider.System).Train(Options, rows, _folder["checkpoints"], null, Token);
        Same(sae.Autoencoder, trained.Autoencoder);
        sae.Curve.ShouldBe(trained.Curve);
    }

    [Fact]
    public void What_was_trained_is_loaded_again_from_its_folder()
    {
        using var sae = Sae.Train(_model, _corpus, Hook, Options, _folder["sae"], contextLength: 16, cancellationToken: Token);
        using var loaded = Sae.Load(_model, _folder["sae"], contextLength: 16);
        loaded.HookPoint.ShouldBe(Hook);
        Same(loaded.Autoencoder, sae.Autoencoder);
        loaded.Features(_corpus, cancellationToken: Token).Select(f => f.SumActivation).ShouldBe(sae.Features(_corpus, cancellationToken: Token).Select(f => f.SumActivation));
    }

    [Fact]
    public void Features_and_codes_are_those_of_the_long_way()
    {
        using var sae = Sae.Train(_model, _corpus, Hook, Options, _folder["sae"], contextLength: 16, cancellationToken: Token);
        var options = new DashboardOptions { HookPoint = Hook, ContextLength = 16 };
        using var cards = new DashboardBuilder(_model.Decoder, sae.Autoencoder, _corpus, TimeProvider.System).Build(options, null, Token);
        sae.Features(_corpus, cancellationToken: Token).Select(f => (f.Index, f.Count, f.MaxActivation)).ShouldBe(cards.ReadFeatures(Token).Select(f => (f.Index, f.Count, f.MaxActivation)));

        using var scope = torch.NewDisposeScope();
        int[] ids = [_model.Tokenizer.BeginningOfText, .. _model.Tokenizer.Encode(Texts[3])];
        using var cache = _model.Decoder.RunWithCache(torch.tensor(ids.Select(id => (long)id).ToArray()).view(1, ids.Length), [Hook]);
        var expected = sae.Autoencoder.Encode(cache[Hook].select(0, 0).narrow(0, 1, ids.Length - 1).contiguous());
        var codes = sae.Encode(Texts[3]);
        codes.Features.ShouldBe(expected.Features);
        codes.RowOffsets.ShouldBe(expected.RowOffsets);
        codes.Values.ShouldBe(expected.Values);
    }

    /// <summary>Every training context once more, and each feature's strongest activation of each token, by hand.</summary>
    [Fact]
    public void Top_tokens_are_those_of_the_strongest_activations()
    {
        using var sae = Sae.Train(_model, _corpus, Hook, Options, _folder["sae"], contextLength: 16, cancellationToken: Token);
        var best = new Dictionary<(int Feature, int Token), float>();
        for (var context = 0; context < _corpus.ContextCount(CorpusSplit.Train, 16); context++)
        {
            var ids = new int[16];
            _corpus.Read(_corpus.ContextStart(CorpusSplit.Train, 16, context), ids);
            using var cache = _model.Decoder.RunWithCache(torch.tensor(ids.Select(id => (long)id).ToArray()).view(1, 16), [Hook]);
            using var x = cache[Hook].select(0, 0).contiguous();
            var codes = sae.Autoencoder.Encode(x);
            for (var row = 0; row < 16; row++)
            {
                if (ids[row] == _model.Tokenizer.EndOfText) continue;
                for (var i = 0; i < codes.FeaturesOf(row).Length; i++)
                {
                    var key = (codes.FeaturesOf(row)[i], ids[row]);
                    best[key] = Math.Max(best.GetValueOrDefault(key), codes.ValuesOf(row)[i]);
                }
            }
        }

        foreach (var feature in sae.Features(_corpus, cancellationToken: Token).Where(f => f.Count > 0))
        {
            var strongest = best.Where(b => b.Key.Feature == feature.Index).OrderByDescending(b => b.Value).First();
            sae.TopTokens(feature, 1).ShouldBe([_model.ToSingleStringToken(strongest.Key.Token)]);
            sae.TopLogits(feature, 2).ShouldBe(feature.Logits.Positive[..2].Select(l => _model.ToSingleStringToken(l.Token)));
        }
    }

    [Fact]
    public void What_cannot_be_is_refused_with_what_to_do()
    {
        Should.Throw<ArgumentException>(() => Sae.Train(_model, _corpus, Hook, Options with { Target = new SaeTarget(128, Skip: false) }, _folder["x"], 16)).Message.ShouldContain("Leave the target out");
        Should.Throw<ArgumentException>(() => Sae.Train(_model, _corpus, "blocks.0.mlp.hook_pst", Options, _folder["x"], 16)).Message.ShouldContain(Hook);
        Should.Throw<ArgumentException>(() => Sae.Train(_model, _corpus, Hook, Options with { k = 25 }, _folder["x"], 16)).Message.ShouldContain("k is 25");
        using var sae = Sae.Train(_model, _corpus, Hook, Options, _folder["sae"], 16, cancellationToken: Token);
        Should.Throw<ArgumentException>(() => Sae.Load(_model, _folder["sae"], "hook_embed")).Message.ShouldContain("hook_embed has 128");
        sae.Autoencoder.Save(_folder["bare"]);
        Should.Throw<ArgumentException>(() => Sae.Load(_model, _folder["bare"])).Message.ShouldContain("Name it");
    }

    private static void Same(SparseAutoencoder one, SparseAutoencoder other)
    {
        one.W_enc.IsSameAs(other.W_enc).ShouldBeTrue();
        one.W_dec.IsSameAs(other.W_dec).ShouldBeTrue();
        one.b_dec.IsSameAs(other.b_dec).ShouldBeTrue();
    }
}
