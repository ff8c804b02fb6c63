using Interp.Analysis.Sae.Kernels;
using Interp.Analysis.Sae.Sparse;

using TorchSharp;

namespace Interp.Analysis.Sae.Dense;

/// <summary>Clipping, Adam and the unit length of decoder rows by whole tensors.</summary>
internal sealed class DenseAdam(SparseMethod method, DenseWeights weights, DenseWeights first, DenseWeights second)
{
    /// <summary>Moves all weights by one step.</summary>
    /// <param name="gradients">In the order of the weights.</param>
    /// <param name="step">From 0.</param>
    /// <param name="learningRate">Of this step.</param>
    /// <returns>False when a weight is no longer finite.</returns>
    public bool Apply(torch.Tensor[] gradients, long step, double learningRate)
    {
        AdamStep adam = method.Adam.At(step + 1, learningRate);
        if (method.GradientClip is { } limit)
        {
            double norm = Math.Sqrt(gradients.Sum(gradient => gradient.square().sum().cpu().ToDouble()));
            float scale = (float)Math.Min(1, limit / norm);
            gradients = Array.ConvertAll(gradients, gradient => gradient * scale);
        }
        for (int i = 0; i < gradients.Length; i++)
        {
            first.All[i].mul_(adam.Beta1).add_(gradients[i] * (1 - adam.Beta1));
            second.All[i].mul_(adam.Beta2).add_(gradients[i].square() * (1 - adam.Beta2));
            weights.All[i].sub_(first.All[i] * adam.Rate / (second.All[i].sqrt() * adam.RootScale + adam.Epsilon));
        }
        if (method.UnitDecoder)
            weights.W_dec.div_(weights.W_dec.square().sum(1, keepdim: true).sqrt().clamp_min(1e-20f));
        return weights.All.All(tensor => double.IsFinite(tensor.square().sum().cpu().ToDouble()));
    }
}
