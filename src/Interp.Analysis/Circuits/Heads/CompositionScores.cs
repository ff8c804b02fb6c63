using Interp.Analysis.Transformers;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits.Heads;

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
        var factors = Array.ConvertAll(heads, head => HeadFactors.Of(decoder, head));
        var baseline = Enumerable.Range(0, draws).Average(draw => Random(config, kind, seed, draw));
        var values = new double[heads.Length][];
        for (var i = 0; i < heads.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = values[i] = new double[heads.Length];
            for (var j = 0; j < heads.Length; j++)
                row[j] = heads[j].Layer > heads[i].Layer ? Score(factors[i], factors[j], kind) - baseline : double.NaN;
        }

        return new CompositionTable(kind, heads, baseline, values);
    }

    // With A = V O and B = L Rᵀ of rank d_head, ‖V O L Rᵀ‖² = tr(Mᵀ VᵀV M RᵀR) for M = O L: nothing of size d_model × d_model is formed.
    private static double Score(HeadFactors earlier, HeadFactors later, CompositionKind kind)
    {
        using var scope = torch.NewDisposeScope();
        var (left, right) = kind switch
        {
            CompositionKind.Query => (later.Q, later.K),
            CompositionKind.Key => (later.K, later.Q),
            _ => (later.V, later.O.t()),
        };
        var both = Norm(earlier.V, earlier.O.mm(left), right);
        var identity = torch.eye(left.shape[1], dtype: ScalarType.Float64);
        return both / (Norm(earlier.V, identity, earlier.O.t()) * Norm(left, identity, right));
    }

    // ‖V M Rᵀ‖.
    private static double Norm(Tensor V, Tensor M, Tensor R) => Math.Sqrt((M.t().mm(V.t().mm(V)).mm(M) * R.t().mm(R)).sum().ToDouble());

    private static double Random(DecoderConfig config, CompositionKind kind, long seed, int draw)
    {
        using var scope = torch.NewDisposeScope();
        var random = SeededRandom.For(seed, draw);
        return Score(Head(), Head(), kind);

        HeadFactors Head() => new(Drawn(config.d_model, config.d_head), Drawn(config.d_model, config.d_head), Drawn(config.d_model, config.d_head), Drawn(config.d_head, config.d_model));

        Tensor Drawn(int rows, int columns)
        {
            var values = new double[rows * columns];
            for (var i = 0; i < values.Length; i++) values[i] = random.NextGaussian();
            return torch.tensor(values).view(rows, columns);
        }
    }
}
