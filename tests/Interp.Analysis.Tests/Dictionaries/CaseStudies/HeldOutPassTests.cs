using Interp.Analysis.Dictionaries;

namespace Interp.Analysis.Tests.Dictionaries;

/// <summary>The streamed measurement beside one made from dense activations, context by context.</summary>
public sealed class HeldOutPassTests
{
    private static readonly Pieces Vocabulary = new([[], .. Enumerable.Range(1, TinyModel.Vocabulary - 1).Select(i => new[] { (byte)(64 + i) })]);

    [Fact]
    public void Features_are_chosen_on_one_half_and_scored_on_the_other()
    {
        using var model = new TinyModel();
        using var neurons = SparseAutoencoder.FromNeurons(24);
        using var corpus = TinyCorpus.Random(200, TinyModel.Vocabulary, seed: 9);
        var token = TestContext.Current.CancellationToken;
        var text = HeldOutText.Read(corpus.Corpus, CaseStudies.Create(corpus.Corpus, Vocabulary, token), 16, 100_000, 1, token);
        var result = HeldOutPass.Measure(model.Decoder, TinyModel.HookPoint, text, [model.Dictionary, neurons], [(0, 0)], threads: 1, null, token);

        const int base64 = 2;
        var table = Enumerable.Range(0, text.Contexts).SelectMany(c => model.Encode(text.Tokens[(c * 16)..((c + 1) * 16)])).ToArray();
        var column = text.Columns.Headline(base64);
        var byHand = Enumerable.Range(0, 40).Select(f => Pearson(text, table, f, column, HeldOutHalf.Selection)).ToArray();
        var chosen = result.Measurements[0].Choose(base64);
        var inClass = Enumerable.Range(0, 40).Select(f => Top(text, table, f, text.Columns.InClass(base64), HeldOutHalf.Selection)).ToArray();
        var highest = Enumerable.Range(0, 40).Where(f => inClass[f] >= UnitMeasurement.LeastInClass).Select(f => byHand[f]).DefaultIfEmpty(byHand.Max()).Max();
        byHand[chosen].ShouldBe(highest, 1e-5);
        result.Measurements[0].SelectionR(base64, chosen).ShouldBe(highest, 1e-5);

        var score = result.Measurements[0].Score(base64, chosen);
        score.R[1].ShouldBe(Pearson(text, table, chosen, column, HeldOutHalf.Scoring), 1e-5);
        score.R[1].ShouldNotBe(score.SelectionR);

        score.SelectionTopInClass.ShouldBe(inClass[chosen], 0.011);
        score.TopOnProxy.ShouldBe(Top(text, table, chosen, column, HeldOutHalf.Scoring), 0.011);
        result.Measurements[1].Choose(base64).ShouldBeLessThan(24);
        result.Matches[0].MedianBest().ShouldBe(1, 1e-4, "a dictionary matches itself");
    }

    private static double Top(HeldOutText text, float[][] table, int feature, int column, HeldOutHalf half)
    {
        var top = Enumerable.Range(0, text.Rows).Where(r => text.HalfOf(r) == half && text.IsCounted(r) && table[r][feature] > 0).OrderByDescending(r => table[r][feature]).Take(100).ToArray();
        return top.Length == 0 ? 0 : top.Count(r => text.Targets(r)[column] > 0) / (double)top.Length;
    }

    private static double Pearson(HeldOutText text, float[][] table, int feature, int column, HeldOutHalf half)
    {
        int[] rows = [.. Enumerable.Range(0, text.Rows).Where(r => text.HalfOf(r) == half && text.IsCounted(r))];
        double[] w = [.. rows.Select(r => text.Weight(r, Weighting.Natural))];
        double Mean(Func<int, double> value) => rows.Select((r, i) => w[i] * value(r)).Sum() / w.Sum();
        var (mf, my) = (Mean(r => table[r][feature]), Mean(r => text.Targets(r)[column]));
        var (vf, vy) = (Mean(r => Math.Pow(table[r][feature] - mf, 2)), Mean(r => Math.Pow(text.Targets(r)[column] - my, 2)));
        return vf * vy > 0 ? Mean(r => (table[r][feature] - mf) * (text.Targets(r)[column] - my)) / Math.Sqrt(vf * vy) : 0;
    }
}
