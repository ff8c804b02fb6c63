using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// <see cref="GatedObjective"/> by whole tensors: z is the gate π = a + b_gate, f = 1[π &gt; 0] ReLU(e^r a + b_mag), paid are λ Σ ReLU(π) and the squared error of ReLU(π)
/// decoded by a frozen copy of the decoder.
/// </summary>
/// <param name="cost">Knows λ.</param>
internal sealed class DenseGated(GatedObjective cost) : DenseObjective
{
    /// <inheritdoc/>
    public override torch.Tensor Activate(DenseWeights weights, torch.Tensor z)
    {
        using var scope = torch.NewDisposeScope();
        torch.Tensor magnitude = (z - weights.b_enc) * weights.Extra(1).exp() + weights.Extra(0);
        return (magnitude.relu() * z.gt(0)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public override torch.Tensor Penalty(DenseForward pass)
    {
        torch.Tensor gate = pass.Z.relu(), frozen = torch.mm(gate, pass.Weights.W_dec.detach()) + pass.Weights.b_dec.detach();
        return gate.sum() * cost.Coefficient + (pass.X - frozen).square().sum();
    }
}
