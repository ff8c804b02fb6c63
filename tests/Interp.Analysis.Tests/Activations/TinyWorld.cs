using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Activations;

/// <summary>A small corpus of two classes and a small random one-layer model that reads it.</summary>
internal sealed class TinyWorld : IDisposable
{
    public const string Hook = "blocks.0.mlp.hook_post";
    private readonly TemporaryFolder _folder = new();

    public TinyWorld()
    {
        var texts = new List<SourceText>();
        for (int i = 0; i < 60; i++)
        {
            texts.Add(new SourceText($"words/{i}", "words", string.Concat(Enumerable.Range(0, 80).Select(j => $"the {i * 7 % 13} cat and dog {j % 5}, "))));
            texts.Add(new SourceText($"dna/{i}", "dna", string.Concat(Enumerable.Range(0, 100).Select(j => "ACGT"[(i + j * j) % 4]))));
        }
        CorpusBuilder.Build(texts, new CorpusBuildOptions("tiny") { VocabularySize = 320, Threads = 1, HeldOut = new HeldOutRule(0.2, new Dictionary<string, long>(StringComparer.Ordinal)) }, _folder["corpus"]);
        Corpus = TokenCorpus.Open(_folder["corpus"]);
        DecoderConfig config = DecoderConfig.OneLayerRelu(Corpus.Manifest.VocabularySize) with { d_model = 16, n_heads = 2, n_kv_heads = 2, d_head = 8, d_mlp = 24, n_ctx = 32 };
        Decoder = new Decoder(config, DecoderInitialisation.Random(config, 3));
    }

    public TokenCorpus Corpus { get; }

    public Decoder Decoder { get; }

    public string this[string name] => _folder[name];

    public void Dispose()
    {
        Decoder.Dispose();
        Corpus.Dispose();
        _folder.Dispose();
    }
}
