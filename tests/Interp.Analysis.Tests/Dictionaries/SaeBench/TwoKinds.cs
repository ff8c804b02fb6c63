using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Dictionaries;

/// <summary>Random words and random sequences of bases, too various to be compressed away, and a small random model that reads them.</summary>
internal sealed class TwoKinds : IDisposable
{
    public const string Hook = "blocks.0.mlp.hook_post";
    private static readonly string[] s_words = ["the ", "cat ", "and ", "dog ", "on ", "a ", "mat ", "under ", "old ", "trees "];
    private readonly TemporaryFolder _folder = new();

    public TwoKinds()
    {
        var random = new Interp.Analysis.Numerics.SeededRandom(1, 1);
        var texts = new List<SourceText>();
        for (int i = 0; i < 50; i++)
        {
            texts.Add(new SourceText($"words/{i}", "words", string.Concat(Enumerable.Range(0, 200).Select(_ => s_words[random.Next(s_words.Length)]))));
            texts.Add(new SourceText($"dna/{i}", "dna", string.Concat(Enumerable.Range(0, 400).Select(_ => "ACGT"[(int)random.Next(4)]))));
        }
        CorpusBuilder.Build(texts, new CorpusBuildOptions("kinds") { VocabularySize = 280, Threads = 1, HeldOut = new HeldOutRule(0.2, new Dictionary<string, long>(StringComparer.Ordinal)) }, _folder["corpus"]);
        Corpus = TokenCorpus.Open(_folder["corpus"]);
        DecoderConfig config = DecoderConfig.OneLayerRelu(Corpus.Manifest.VocabularySize) with { d_model = 16, n_heads = 2, n_kv_heads = 2, d_head = 8, d_mlp = 24, n_ctx = 32 };
        Decoder = new Decoder(config, DecoderInitialisation.Random(config, 3));
    }

    public TokenCorpus Corpus { get; }

    public Decoder Decoder { get; }

    public void Dispose()
    {
        Decoder.Dispose();
        Corpus.Dispose();
        _folder.Dispose();
    }
}
