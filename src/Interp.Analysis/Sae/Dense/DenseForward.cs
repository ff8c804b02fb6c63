using Interp.Analysis.Sae.Sparse;

using TorchSharp;

namespace Interp.Analysis.Sae.Dense;

/// <summary>Forward and backward over one batch by dense products: ‖x − x̂‖² / Var(x) + α · AuxK, f = ReLU of the k largest z.</summary>
internal sealed class DenseTopKPass
{
    private readonly DenseWeights _weights;
    private readonly torch.Tensor _centred, _z, _residual;
    private readonly torch.Tensor[] _gradients;
    private readonly double _variance;
    private double _aux;

    /// <param name="weights">For scaled rows.</param>
    /// <param name="x">Scaled rows, <c>[rows, d]</c>.</param>
    /// <param name="k">Latents of a row.</param>
    /// <param name="variance">Var(x) of all data.</param>
    public DenseTopKPass(DenseWeights weights, torch.Tensor x, int k, double variance)
    {
        (_weights, _variance) = (weights, variance);
        _centred = x - weights.b_dec;
        _z = torch.mm(_centred, weights.W_enc.t()) + weights.b_enc;
        torch.Tensor f = Largest(_z, k);
        Fired = f.gt(0).any(0);
        _residual = torch.mm(f, weights.W_dec) + weights.b_dec - x;
        SquaredError = _residual.square().sum(1).mean().cpu().ToDouble();
        L0 = f.gt(0).sum().cpu().ToInt64() / (double)x.shape[0];
        torch.Tensor drive = _residual * (2 / (x.shape[0] * variance));
        torch.Tensor dz = torch.mm(drive, weights.W_dec.t()) * f.gt(0);
        _gradients = [torch.mm(dz.t(), _centred), torch.mm(f.t(), drive), dz.sum(0), drive.sum(0)];
    }

    /// <summary>Latents that were active on any row, <c>[d_sae]</c>.</summary>
    public torch.Tensor Fired { get; }

    /// <summary>Mean over rows of ‖x − x̂‖².</summary>
    public double SquaredError { get; }

    /// <summary>Mean active latents.</summary>
    public double L0 { get; }

    /// <summary>The whole loss.</summary>
    public double Loss => SquaredError / _variance + _aux;

    /// <summary>Lets dead latents explain the error of the rows that the loss looks at.</summary>
    /// <param name="loss">AuxK.</param>
    /// <param name="dead">Their indexes, in increasing order.</param>
    public void AddAux(AuxLoss loss, torch.Tensor dead)
    {
        if (dead.shape[0] == 0)
            return;
        torch.Tensor looked = torch.arange(0L, _z.shape[0], loss.RowStride).to(_z.device);
        torch.Tensor f = Largest(_z.index_select(0, looked).index_select(1, dead), Math.Min(loss.Latents, (int)dead.shape[0]));
        torch.Tensor decoder = _weights.W_dec.index_select(0, dead), residual = _residual.index_select(0, looked);
        torch.Tensor unexplained = residual + torch.mm(f, decoder);
        double spread = (residual - residual.mean([0L])).square().sum().cpu().ToDouble();
        if (spread <= 0)
            return;
        _aux = loss.Weight * unexplained.square().sum().cpu().ToDouble() / spread;
        torch.Tensor drive = unexplained * (2 * loss.Weight / spread);
        torch.Tensor dz = torch.mm(drive, decoder.t()) * f.gt(0);
        _gradients[0].index_add_(0, dead, torch.mm(dz.t(), _centred.index_select(0, looked)), 1);
        _gradients[1].index_add_(0, dead, torch.mm(f.t(), drive), 1);
        _gradients[2].index_add_(0, dead, dz.sum(0), 1);
    }

    /// <summary>By W_enc, W_dec, b_enc and b_dec: along a decoder row there is none, and b_dec also stands before the encoder.</summary>
    public torch.Tensor[] Gradients()
    {
        torch.Tensor along = (_gradients[1] * _weights.W_dec).sum(1, keepdim: true);
        return
        [
            _gradients[0], _gradients[1] - along * _weights.W_dec, _gradients[2],
            _gradients[3] - torch.mm(_gradients[2].unsqueeze(0), _weights.W_enc).squeeze(0),
        ];
    }

    private static torch.Tensor Largest(torch.Tensor z, int k)
    {
        (torch.Tensor values, torch.Tensor indexes) = z.topk(k, 1);
        return torch.zeros_like(z).scatter_(1, indexes, values.relu());
    }
}
