using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// f = z · 1[z &gt; θ] by whole tensors. The pseudo-gradient of <see cref="ThresholdObjective"/> by θ comes from a term (θ − θ') g with θ' = θ held constant: its value
/// is 0 and its derivative by θ is g.
/// </summary>
/// <param name="bandwidth">ε.</param>
internal abstract class DenseThreshold(float bandwidth) : DenseObjective
{
    /// <inheritdoc/>
    public override torch.Tensor Activate(DenseWeights weights, torch.Tensor z)
    {
        using var scope = torch.NewDisposeScope();
        torch.Tensor threshold = weights.Extra(0), held = threshold.detach();
        return (z * z.gt(held) - Window(z, held) * ((threshold - held) * held / bandwidth)).MoveToOuterDisposeScope();
    }

    /// <summary>Σ 1[z &gt; θ] over the rows, each with its pseudo-gradient.</summary>
    protected torch.Tensor Active(DenseForward pass)
    {
        using var scope = torch.NewDisposeScope();
        torch.Tensor threshold = pass.Weights.Extra(0), held = threshold.detach();
        return (pass.Z.gt(held).sum() - ((threshold - held) / bandwidth * Window(pass.Z, held).sum(dim: 0)).sum()).MoveToOuterDisposeScope();
    }

    // rect((z − θ) / ε)
    private torch.Tensor Window(torch.Tensor z, torch.Tensor threshold) => (z.detach() - threshold).abs().lt(bandwidth / 2);
}
