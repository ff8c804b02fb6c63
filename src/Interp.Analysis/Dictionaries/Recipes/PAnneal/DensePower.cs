using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>λ Σ ((f + ε)^p − ε^p) by whole tensors.</summary>
/// <param name="cost">Knows λ and p, and takes note of the sums.</param>
internal sealed class DensePower(PowerPenalty cost) : DenseObjective
{
    /// <inheritdoc/>
    public override torch.Tensor Penalty(DenseForward pass)
    {
        torch.Tensor f = pass.F.masked_select(pass.F.gt(0)), sum = Sum(f, cost.Power);
        cost.Begin();
        if (cost.NextPower < cost.Power)
            cost.Measure(sum.cpu().ToDouble(), Sum(f.detach(), cost.NextPower).cpu().ToDouble());
        return sum * cost.Coefficient;
    }

    private static torch.Tensor Sum(torch.Tensor f, double power) => ((f + PowerPenalty.Epsilon).pow(power) - MathF.Pow(PowerPenalty.Epsilon, (float)power)).sum();
}
