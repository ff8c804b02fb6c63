using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class HeldOutIndexTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("held-out-");

    private string Path => System.IO.Path.Combine(folder.FullName, "held-out.bin");

    [Fact]
    public void Each_feature_is_found_where_the_slow_way_finds_it_and_windows_carry_its_activations()
    {
        using var corpus = TinyCorpus.Random(120, TinyModel.Vocabulary, seed: 3);
        using var model = new TinyModel(seed: 6);
        HeldOutIndex.Build(model.Decoder, model.Dictionary, TinyModel.HookPoint, corpus.Corpus, Path, null, TestContext.Current.CancellationToken);
        var length = model.Decoder.Config.n_ctx;
        var start = corpus.Corpus.Range(CorpusSplit.HeldOut).Start;
        var contexts = (int)corpus.Corpus.ContextCount(CorpusSplit.HeldOut, length);
        contexts.ShouldBeGreaterThan(5);
        var text = new int[contexts * length];
        corpus.Corpus.Read(start, text);
        var dense = Enumerable.Range(0, contexts).SelectMany(c => model.Encode(text[(c * length)..((c + 1) * length)])).ToArray();
        for (var feature = 0; feature < model.Dictionary.d_sae; feature++)
        {
            var hits = HeldOutIndex.Read(Path, feature);
            hits.Rows.ShouldBe(Enumerable.Range(0, text.Length).Where(row => text[row] != 0 && dense[row][feature] > 0));
            for (var i = 0; i < hits.Rows.Length; i++) hits.Values[i].ShouldBe(dense[hits.Rows[i]][feature], 1e-4);
        }

        var busiest = Enumerable.Range(0, model.Dictionary.d_sae).MaxBy(f => HeldOutIndex.Read(Path, f).Rows.Length);
        var examples = HeldOutProtocol.Choose(corpus.Corpus, length, HeldOutIndex.Read(Path, busiest), seed: 2);
        examples.ShouldNotBeEmpty();
        foreach (var example in examples)
        {
            example.Tokens.Length.ShouldBeInRange(1, 9);
            for (var i = 0; i < example.Tokens.Length; i++)
            {
                var row = (int)(example.Position + i - start);
                example.Tokens[i].ShouldBe(text[row]);
                example.Activations[i].ShouldBe(text[row] == 0 ? 0 : dense[row][busiest], 1e-4);
            }
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void A_feature_that_the_file_does_not_hold_is_refused(int feature)
    {
        HeldOutIndex.Write(Path, 3, [(1, 5, 2f)]);
        HeldOutIndex.Read(Path, 1).Rows.ShouldBe([5]);
        HeldOutIndex.Read(Path, 2).Rows.ShouldBeEmpty();
        Should.Throw<InvalidDataException>(() => HeldOutIndex.Read(Path, feature));
    }

    [Fact]
    public void A_damaged_file_is_refused()
    {
        HeldOutIndex.Write(Path, 3, [(1, 5, 2f), (2, 6, 1f)]);
        File.WriteAllBytes(Path, File.ReadAllBytes(Path)[..^1]);
        Should.Throw<InvalidDataException>(() => HeldOutIndex.Read(Path, 1)).Message.ShouldContain("damaged");
    }

    public void Dispose() => folder.Delete(recursive: true);
}
