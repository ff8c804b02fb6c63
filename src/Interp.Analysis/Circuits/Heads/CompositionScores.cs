using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>
/// ‖W_A W_B‖ / (‖W_A‖ ‖W_B‖) in Frobenius norms, with W_A = W_OV of the earlier head and W_B = W_QK, W_QKᵀ or W_OV of the later (Elhage et al. 2021), less
/// the same for random weights. The weights are taken as they are: fold a norm's gain first to have it counted.
/// </summary>
public static class CompositionScores
{
    /// <param name="decoder">The model.</param>
    /// <param name="kind">Through which input of the later head.</param>
    /// <param name="draws">
    /// Random pairs that the baseline is a mean of. Their entries are normal; the score does not change with a matrix's scale, so one standard deviation stands for all.
    /// </param>
    /// <param name="seed">Of the draws.</param>
    /// <param name="cancellationToken">Checked between heads.</param>
    public static CompositionTable Compute(Decoder decoder, CompositionKind kind, int draws = 10, long seed = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        var config = decoder.Config;
        HeadName[] heads = [.. Enumerable.Range(0, config.n_layers).SelectMany(layer => Enumerable.Range(0, config.n_heads).Select(head => new HeadName(layer, head)))];
        var baseline = Enumerable.Range(0, draws).Average(draw => Random(config, kind, seed, draw));
        var values = heads.Select(_ => Enumerable.Repeat(double.NaN, heads.Length).ToArray()).ToArray();
        for (var layer = 1; layer < config.n_layers; layer++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var step = torch.NewDisposeScope();
            var earlier = Writers([.. heads.Take(layer * config.n_heads).Select(head => HeadFactors.Of(decoder, head))]);
            for (var head = 0; head < config.n_heads; head++)
            {
                var scores = Scores(earlier, HeadFactors.Of(decoder, new HeadName(layer, head)), kind);
                for (var i = 0; i < scores.Length; i++) values[i][layer * config.n_heads + head] = scores[i] - baseline;
            }
        }

        return new CompositionTable(kind, heads, baseline, values);
    }

    // With A = V O and B = L Rᵀ of rank d_head, ‖V O L Rᵀ‖² = Σ (VᵀV M) ⊙ (M RᵀR) for M = O L: nothing of size d_model × d_model is formed.
    private static double[] Scores((Tensor OfV, Tensor OfO, Tensor O) earlier, HeadFactors later, CompositionKind kind)
    {
        using var scope = torch.NewDisposeScope();
        var (left, right) = kind switch
        {
            CompositionKind.Query => (later.Q, later.K),
            CompositionKind.Key => (later.K, later.Q),
            _ => (later.V, later.O.t()),
        };
        Tensor ofRight = right.t().mm(right), M = EachBy(earlier.O, left);
        var both = (earlier.OfV.bmm(M) * EachBy(M, ofRight)).sum([1L, 2L]);
        var each = (earlier.OfV * earlier.OfO).sum([1L, 2L]) * (left.t().mm(left) * ofRight).sum();
        return (both / each).sqrt().data<double>().ToArray();
    }

    // VᵀV and O Oᵀ, [heads, d_head, d_head], and O, [heads, d_head, d_model].
    private static (Tensor OfV, Tensor OfO, Tensor O) Writers(IReadOnlyList<HeadFactors> heads)
    {
        Tensor V = torch.stack(heads.Select(f => f.V)), O = torch.stack(heads.Select(f => f.O));
        return (V.mT.bmm(V), O.bmm(O.mT), O);
    }

    // One matrix for all heads: [heads, a, b] by [b, c] gives [heads, a, c].
    private static Tensor EachBy(Tensor heads, Tensor matrix) => nn.functional.linear(heads, matrix.t());

    private static double Random(DecoderConfig config, CompositionKind kind, long seed, int draw)
    {
        using var scope = torch.NewDisposeScope();
        var random = RandomStream.For(seed, draw);
        return Scores(Writers([Head()]), Head(), kind)[0];

        HeadFactors Head() => new(Drawn(config.d_model, config.d_head), Drawn(config.d_model, config.d_head), Drawn(config.d_model, config.d_head), Drawn(config.d_head, config.d_model));

        Tensor Drawn(int rows, int columns)
        {
            var values = new double[rows * columns];
            for (var i = 0; i < values.Length; i++) values[i] = random.NextGaussian();
            return torch.tensor(values).view(rows, columns);
        }
    }
}
