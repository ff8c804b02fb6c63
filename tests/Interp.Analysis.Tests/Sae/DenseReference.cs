using Interp.Analysis.Sae.Sparse;

using TorchSharp;

namespace Interp.Analysis.Tests.Sae;

/// <summary>The recipes' losses written down as dense tensor formulas, differentiated by libtorch. Slow and obvious.</summary>
internal sealed class DenseReference : IDisposable
{
    private readonly DisposeScope _scope = torch.NewDisposeScope();

    public DenseReference(SaeParameters parameters, int latents)
    {
        W_enc = Leaf(parameters.W_enc, latents);
        W_dec = Leaf(parameters.W_dec, latents);
        b_enc = Leaf(parameters.b_enc);
        b_dec = Leaf(parameters.b_dec);
    }

    /// <summary><c>[d_sae, d_in]</c></summary>
    public torch.Tensor W_enc { get; }

    public torch.Tensor W_dec { get; }

    public torch.Tensor b_enc { get; }

    public torch.Tensor b_dec { get; }

    public void Dispose() => _scope.Dispose();

    /// <summary>Σ‖x − x̂‖² / (B · V) + λ/B Σ f + α AuxK.</summary>
    public torch.Tensor Loss(float[] rows, int d, SparseObjective objective, int? k, int[] dead)
    {
        torch.Tensor x = torch.tensor(rows).reshape(rows.Length / d, d);
        double batch = x.shape[0];
        torch.Tensor z = torch.mm(x - b_dec, W_enc.t()) + b_enc;
        torch.Tensor f = k is null ? z.relu() : TopK(z.relu(), k.Value);
        torch.Tensor reconstruction = torch.mm(f, W_dec) + b_dec;
        torch.Tensor error = x - reconstruction;
        torch.Tensor loss = error.square().sum() / (batch * objective.ErrorNormaliser) + f.sum() * (objective.Sparsity / batch);
        return dead.Length == 0 ? loss : loss + AuxK(z, error, objective, dead) * objective.AuxWeight;
    }

    private torch.Tensor AuxK(torch.Tensor z, torch.Tensor error, SparseObjective objective, int[] dead)
    {
        torch.Tensor rows = torch.arange(0L, z.shape[0], objective.AuxRowStride);
        torch.Tensor columns = torch.tensor(Array.ConvertAll(dead, latent => (long)latent));
        torch.Tensor e = error.index_select(0, rows).detach();
        torch.Tensor candidates = z.index_select(0, rows).index_select(1, columns).relu();
        torch.Tensor f = TopK(candidates, Math.Min(objective.AuxLatents, dead.Length));
        torch.Tensor explained = torch.mm(f, W_dec.index_select(0, columns));
        return (explained - e).square().sum() / (e - e.mean([0])).square().sum();
    }

    private static torch.Tensor TopK(torch.Tensor f, int k)
    {
        (torch.Tensor values, torch.Tensor indexes) = f.topk(k);
        return torch.zeros_like(f).scatter(1, indexes, values);
    }

    private static torch.Tensor Leaf(float[] values, int rows = 0)
    {
        torch.Tensor tensor = torch.tensor(values);
        return (rows == 0 ? tensor : tensor.reshape(rows, values.Length / rows)).clone().requires_grad_(true);
    }
}
