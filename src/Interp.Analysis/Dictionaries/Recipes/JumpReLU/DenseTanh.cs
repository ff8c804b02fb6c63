using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>λ Σ tanh(c f_i n_i) + ρ Σ ReLU(θ_i − z_i) n_i by whole tensors, with the norms n of the decoder rows.</summary>
/// <param name="cost">Knows λ.</param>
/// <param name="bandwidth">ε.</param>
/// <param name="scale">c.</param>
/// <param name="preAct">ρ.</param>
internal sealed class DenseTanh(TanhObjective cost, float bandwidth, float scale, float preAct) : DenseThreshold(bandwidth)
{
    /// <inheritdoc/>
    public override torch.Tensor Penalty(DenseForward pass)
    {
        using var scope = torch.NewDisposeScope();
        torch.Tensor norms = pass.Weights.DecoderNorms(), lacking = (pass.Weights.Extra(0) - pass.Z).relu().sum(dim: 0);
        torch.Tensor paid = (pass.F * (norms * scale)).tanh().sum() * cost.Coefficient;
        return (paid + (lacking * norms).sum() * preAct).MoveToOuterDisposeScope();
    }
}
