using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>Clipping, Adam, the unit length of decoder rows and the floor of a recipe's own parameters by whole tensors.</summary>
internal sealed class DenseAdam(SparseMethod method, DenseWeights weights, DenseWeights first, DenseWeights second)
{
    /// <summary>Moves all weights by one step.</summary>
    /// <param name="gradients">In the order of the weights.</param>
    /// <param name="step">From 0.</param>
    /// <param name="learningRate">Of this step.</param>
    /// <returns>False when a weight is no longer finite.</returns>
    public bool Apply(IReadOnlyList<torch.Tensor> gradients, long step, double learningRate)
    {
        using var scope = torch.NewDisposeScope();
        AdamStep adam = method.Adam.At(step + 1, learningRate), extraAdam = method.Adam.At(step + 1, learningRate * method.ExtraRate);
        torch.Tensor[] along = [.. gradients];
        if (method.UnitDecoder)
            along[DenseWeights.Decoder] -= (along[DenseWeights.Decoder] * weights.W_dec).sum(1, keepdim: true) * weights.W_dec;
        double scale = method.GradientClip is { } limit ? Math.Min(1, limit / Math.Sqrt(along.Sum(gradient => gradient.square().sum().cpu().ToDouble()))) : 1;
        for (int i = 0; i < along.Length; i++)
            Move(i, scale < 1 ? along[i] * scale : along[i], i < DenseWeights.Extras ? adam : extraAdam);
        if (method.UnitDecoder)
            weights.W_dec.div_(weights.W_dec.square().sum(1, keepdim: true).sqrt().clamp_min(1e-20f));
        foreach (torch.Tensor extra in weights.All.Skip(DenseWeights.Extras))
            extra.clamp_min_(method.ExtraFloor);
        return weights.All.All(tensor => double.IsFinite(tensor.sum().cpu().ToDouble()));
    }

    private void Move(int i, torch.Tensor gradient, AdamStep adam)
    {
        using var scope = torch.NewDisposeScope();
        first.All[i].mul_(adam.Beta1).add_(gradient, 1 - adam.Beta1);
        second.All[i].mul_(adam.Beta2).addcmul_(gradient, gradient, 1 - adam.Beta2);
        weights.All[i].addcdiv_(first.All[i], second.All[i].sqrt().mul_(adam.RootScale).add_(adam.Epsilon), -adam.Rate);
    }
}
