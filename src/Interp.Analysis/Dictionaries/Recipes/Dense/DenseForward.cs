using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>One batch of B rows by dense products, and its loss, (Σ error / normaliser + penalty) / B + α · AuxK, as an expression that libtorch can differentiate.</summary>
internal sealed class DenseForward : IBatchFigures
{
    private readonly SparseMethod _method;
    private readonly torch.Tensor _inputs, _residual, _active;

    /// <param name="weights">For scaled rows.</param>
    /// <param name="method">Of the recipe; it has a dense objective.</param>
    /// <param name="x">Scaled rows, <c>[B, d]</c>.</param>
    public DenseForward(DenseWeights weights, SparseMethod method, torch.Tensor x)
    {
        (Weights, _method, X) = (weights, method, x);
        _inputs = method.DecoderBiasAtInput ? x - weights.b_dec : x;
        Z = torch.mm(_inputs, weights.W_enc.t()).add_(weights.b_enc);
        F = method.Dense!.Activate(weights, Z);
        _residual = torch.mm(F, weights.W_dec).add_(weights.b_dec).sub_(x);
        _active = F.detach().gt(0);
        Fired = _active.any(0);
        L0 = _active.sum().cpu().ToInt64() / (double)x.shape[0];
        SquaredError = _residual.detach().square().sum().cpu().ToDouble() / x.shape[0];
    }

    /// <summary>What is differentiated by.</summary>
    public DenseWeights Weights { get; }

    /// <summary>Scaled rows, <c>[B, d]</c>.</summary>
    public torch.Tensor X { get; }

    /// <summary>Pre-activations, <c>[B, d_sae]</c>.</summary>
    public torch.Tensor Z { get; }

    /// <summary>Activations, <c>[B, d_sae]</c>.</summary>
    public torch.Tensor F { get; }

    /// <summary>Latents that were active on any row, <c>[d_sae]</c>.</summary>
    public torch.Tensor Fired { get; }

    /// <summary>Mean over rows of ‖x − x̂‖².</summary>
    public double SquaredError { get; }

    /// <inheritdoc/>
    public double L0 { get; }

    /// <inheritdoc/>
    public float LeastKept => L0 > 0 ? F.detach().masked_select(_active).min().cpu().ToSingle() : 0;

    /// <summary>The loss.</summary>
    /// <param name="dead">Latents that the auxiliary loss may use, their indexes.</param>
    public torch.Tensor Loss(torch.Tensor dead)
    {
        torch.Tensor loss = Errors() / _method.Objective.ErrorNormaliser;
        if (_method.Dense!.Penalty(this) is { } penalty)
            loss += penalty;
        loss /= X.shape[0];
        return _method.Aux is { } aux && dead.shape[0] > 0 && Aux(aux, dead) is { } unexplained ? loss + unexplained * aux.Weight : loss;
    }

    // Σ ‖x − x̂‖² over the rows, or that of every nested prefix with its weight.
    private torch.Tensor Errors()
    {
        if (_method.Prefixes is not { } prefixes)
            return _residual.square().sum();
        using var scope = torch.NewDisposeScope();
        torch.Tensor residual = Weights.b_dec - X, errors = torch.tensor(0f).to(X.device);
        for (int group = 0, start = 0; group < prefixes.Ends.Count; start = prefixes.Ends[group++])
        {
            int count = prefixes.Ends[group] - start;
            residual += torch.mm(F.narrow(1, start, count), Weights.W_dec.narrow(0, start, count));
            errors += residual.square().sum() * prefixes.Weights[group];
        }
        return errors.MoveToOuterDisposeScope();
    }

    // Null where there is nothing to explain. The few rows that it looks at are encoded once more, by the dead latents alone.
    private torch.Tensor? Aux(AuxLoss loss, torch.Tensor dead)
    {
        torch.Tensor looked = torch.arange(0L, X.shape[0], loss.RowStride).to(X.device);
        torch.Tensor residual = _residual.detach().index_select(0, looked);
        double spread = (residual - residual.mean([0L])).square().sum().cpu().ToDouble();
        if (!(spread > 0))
            return null;
        torch.Tensor z = torch.mm(_inputs.index_select(0, looked), Weights.W_enc.index_select(0, dead).t()).add_(Weights.b_enc.index_select(0, dead));
        torch.Tensor f = Largest.Of(z, Math.Min(loss.Latents, (int)dead.shape[0]));
        return (residual + torch.mm(f, Weights.W_dec.index_select(0, dead))).square().sum() / spread;
    }
}
