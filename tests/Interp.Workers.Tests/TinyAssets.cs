using Interp.Analysis.Language;

namespace Interp.Workers.Tests;

/// <summary>The smallest model and corpus that go through everything: <c>toy</c> and <c>toy-text</c>.</summary>
internal static class TinyAssets
{
    private static readonly string[] Words = ["river", "stone", "light", "quiet", "seven", "garden", "under", "letter", "north", "paper"];

    public static void Write(string models, string corpora)
    {
        var corpusFolder = Path.Combine(corpora, "toy-text");
        Directory.CreateDirectory(corpora);
        var random = new Random(3);
        var texts = Enumerable.Range(0, 400).Select(i => new SourceText($"page {i}", i % 3 == 0 ? "poems" : "prose", Sentence(random))).ToList();
        var manifest = CorpusBuilder.Build(texts, new CorpusBuildOptions("toy-text") { VocabularySize = 300, Threads = 1, HeldOut = new HeldOutRule(0.2, HeldOutRule.Default.MinimumBytes) }, corpusFolder);
        var config = DecoderConfig.OneLayerRelu(manifest.VocabularySize) with { d_model = 16, n_heads = 2, n_kv_heads = 2, d_head = 8, d_mlp = 32, n_ctx = 32 };
        var modelFolder = Path.Combine(models, "toy");
        using var weights = DecoderInitialisation.Random(config, 1);
        ModelFolder.Save(modelFolder, config, weights);
        File.Copy(Path.Combine(corpusFolder, CorpusManifest.TokenizerFileName), Path.Combine(modelFolder, "tokenizer.json"));
    }

    private static string Sentence(Random random) => string.Join(' ', Enumerable.Range(0, 60).Select(_ => Words[random.Next(Words.Length)])) + ".";
}
