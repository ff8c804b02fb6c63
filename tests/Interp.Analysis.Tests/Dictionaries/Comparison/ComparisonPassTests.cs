using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;

namespace Interp.Analysis.Tests.Dictionaries;

public sealed class ComparisonPassTests : IDisposable
{
    private readonly TinyModel _model = new(seed: 1);
    private readonly TinyModel _other = new(seed: 2, d_sae: 30);
    private readonly TinyCorpus _corpus = TinyCorpus.Random(documents: 60, vocabulary: TinyModel.Vocabulary, seed: 3);

    [Fact]
    public void A_dictionary_is_its_own_twin()
    {
        var found = Run(Side(_model), Side(_model), new ComparisonOptions());

        found.OfA.Count(t => t.Length > 0).ShouldBeGreaterThan(20);
        for (var feature = 0; feature < found.OfA.Length; feature++)
        {
            if (found.OfA[feature] is not [var best, ..])
                continue;
            best.Pearson.ShouldBe(1, 1e-4);
            best.Cosine.ShouldBe(1, 1e-4);
        }

        found.Edges.Count(e => e.A == e.B).ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Two_models_are_read_on_the_same_tokens_each_by_its_own_dictionary()
    {
        var found = Run(Side(_model), Side(_other), new ComparisonOptions { Matches = 2 });

        var (a, b) = (Encode(_model), Encode(_other));
        found.Tokens.ShouldBe(a.Count);
        found.OfA.Length.ShouldBe(40);
        found.OfB.Length.ShouldBe(30);
        for (var feature = 0; feature < 40; feature++)
        {
            if (found.OfA[feature] is not [var best, ..])
                continue;
            var expected = Enumerable.Range(0, 30).Max(other => Pearson([.. a.Select(r => r[feature])], [.. b.Select(r => r[other])]));
            best.Pearson.ShouldBe(expected, 1e-3);
        }
    }

    [Fact]
    public void The_same_seed_reads_the_same_text()
    {
        var options = new ComparisonOptions { Tokens = 320, Seed = 3 };

        Run(Side(_model), Side(_other), options).OfA[0].ShouldBe(Run(Side(_model), Side(_other), options).OfA[0]);
        Run(Side(_model), Side(_other), options).Tokens.ShouldBeInRange(300, 512, "whole blocks of sixteen contexts of sixteen tokens");
    }

    [Fact]
    public void A_dictionary_of_another_width_of_activation_is_refused()
    {
        var wrong = Side(_model) with { HookPoint = "blocks.0.hook_resid_post" };

        Should.Throw<InvalidDataException>(() => Run(wrong, Side(_model), new ComparisonOptions())).Message.ShouldContain("hook point");
    }

    public void Dispose()
    {
        _corpus.Dispose();
        _other.Dispose();
        _model.Dispose();
    }

    private static ComparisonSide Side(TinyModel model) => new(model.Decoder, TinyModel.HookPoint, model.Dictionary);

    private DictionaryComparison Run(ComparisonSide a, ComparisonSide b, ComparisonOptions options) =>
        ComparisonPass.Run(a, b, _corpus.Corpus, options, progress: null, TestContext.Current.CancellationToken);

    /// <summary>Dense activations of every counted token of the train split, one context after the other.</summary>
    private List<float[]> Encode(TinyModel model)
    {
        var rows = new List<float[]>();
        for (long context = 0; context < _corpus.Corpus.ContextCount(CorpusSplit.Train, 16); context++)
        {
            var tokens = new int[16];
            _corpus.Corpus.Read(_corpus.Corpus.ContextStart(CorpusSplit.Train, 16, context), tokens);
            rows.AddRange(model.Encode(tokens).Where((_, i) => tokens[i] != 0));
        }

        return rows;
    }

    private static double Pearson(float[] a, float[] b)
    {
        double meanA = a.Average(), meanB = b.Average();
        var spread = Math.Sqrt(a.Sum(x => (x - meanA) * (x - meanA)) * b.Sum(y => (y - meanB) * (y - meanB)));
        return spread == 0 ? 0 : a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Sum() / spread;
    }
}
