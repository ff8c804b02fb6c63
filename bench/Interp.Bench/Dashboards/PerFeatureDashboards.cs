using Interp.Analysis.Dictionaries;
using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Bench.Dashboards;

/// <summary>
/// The peer: dashboards as one would first write them, and as sae_vis-like tools do: all activations in memory, then one feature after the
/// other, each step a tensor operation over the whole text, on the same engine and as many threads as ours. It makes the same card.
/// </summary>
internal sealed class PerFeatureDashboards : IDisposable
{
    private const int Window = 4;
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Decoder _decoder;
    private readonly SparseAutoencoder _dictionary;
    private readonly string _hookPoint;
    private readonly ActivationText _text;
    private readonly int[] _counted;
    private readonly Tensor _toLogits, _neuronMean, _neuronNorm, _neuronSpread;

    internal PerFeatureDashboards(Decoder decoder, SparseAutoencoder dictionary, string hookPoint, ActivationText text, int[] counted)
    {
        (_decoder, _dictionary, _hookPoint, _text, _counted) = (decoder, dictionary, hookPoint, text, counted);
        _toLogits = DirectPath.ResidualToLogits(decoder);
        _neuronMean = text.X.mean([0]);
        var squares = text.X.square().mean([0]);
        _neuronNorm = squares.sqrt();
        _neuronSpread = (squares - _neuronMean.square()).clamp_min(0).sqrt();
    }

    /// <summary>Makes one card, with or without ablations.</summary>
    /// <returns>Examples on it, so that the work cannot be left out.</returns>
    internal int Make(int feature, bool ablate)
    {
        using var guard = no_grad();
        using var scope = NewDisposeScope();
        var w = _dictionary.W_enc.select(1, feature).contiguous();
        var f = (_text.X.mv(w) + _dictionary.b_enc![feature]).relu(); // [tokens]
        var hits = f.nonzero().squeeze(1);
        var values = f.index_select(0, hits);
        var (rows, numbers) = (hits.data<long>().ToArray(), values.data<float>().ToArray());
        if (rows.Length == 0)
            return 0;

        var chosen = Choose(feature, hits, values, rows, numbers);
        var activations = f.data<float>().ToArray();
        var examples = chosen.Select(row => Cut((int)row, activations)).ToArray();
        Neurons(feature, f);
        var logits = DirectPath.ToResidual(_decoder, _hookPoint, _dictionary.W_dec.narrow(0, feature, 1)).mm(_toLogits).contiguous();
        LogitRow.Summarise(logits.data<float>().ToArray(), _counted);
        Postings(rows, numbers);
        if (ablate)
            new PerFeatureAblation(_decoder, _dictionary, _hookPoint, _text).Run(feature, f, chosen);
        return examples.Length;
    }

    public void Dispose() => _scope.Dispose();

    private static long[] Choose(int feature, Tensor hits, Tensor values, long[] rows, float[] numbers)
    {
        var extreme = Math.Min(CardLayout.ExtremeExamples, rows.Length);
        var top = hits.index_select(0, values.topk(extreme).indexes).data<long>().ToArray();
        if (rows.Length < CardLayout.ExtremeExamples)
            return top;

        var bottom = hits.index_select(0, values.topk(extreme, largest: false).indexes).data<long>().ToArray();
        int[] places = [.. Enumerable.Range(0, rows.Length)];
        new Random(feature).Shuffle(places);
        var sample = places.AsSpan(0, Math.Min(CardLayout.SampleSize, places.Length)).ToArray();
        float[] drawn = [.. sample.Select(place => numbers[place])];
        var most = drawn.Max();
        Histogram.Of(drawn, 0, most, CardLayout.Bins);
        var levels = Enumerable.Range(0, CardLayout.Levels).SelectMany(level =>
            sample.OrderBy(place => Math.Abs(numbers[place] - CardLayout.LevelTarget(most, level))).Take(CardLayout.ExamplesPerLevel).Select(place => rows[place]));
        return [.. top, .. levels, .. bottom];
    }

    private (int[] Tokens, float[] Activations) Cut(int row, float[] activations)
    {
        var (first, last) = (row, row);
        while (row - first < Window && first > 0 && _text.Documents[first - 1] == _text.Documents[row])
            first--;
        while (last - row < Window && last + 1 < _text.Count && _text.Documents[last + 1] == _text.Documents[row])
            last++;
        return (_text.Tokens[first..(last + 1)], activations[first..(last + 1)]);
    }

    private void Neurons(int feature, Tensor f)
    {
        _dictionary.W_dec[feature].abs().topk(CardLayout.Neurons);
        var cross = _text.X.t().mv(f) / _text.Count; // [d_in]
        var (mean, square) = (f.mean(), f.square().mean());
        var pearson = (cross - (_neuronMean * mean)) / (_neuronSpread * (square - mean.square()).sqrt() + 1e-12);
        pearson.topk(CardLayout.Neurons).values.data<float>().ToArray();
        (cross / (_neuronNorm * square.sqrt() + 1e-12)).index_select(0, pearson.topk(CardLayout.Neurons).indexes).data<float>().ToArray();
    }

    private void Postings(long[] rows, float[] numbers)
    {
        var strongest = new Dictionary<int, (float Max, int Count)>();
        for (var i = 0; i < rows.Length; i++)
        {
            var token = _text.Tokens[rows[i]];
            var (max, count) = strongest.GetValueOrDefault(token);
            strongest[token] = (Math.Max(max, numbers[i]), count + 1);
        }
    }
}
