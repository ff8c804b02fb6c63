using TorchSharp;

namespace Interp.Analysis.Dictionaries;

/// <summary>
/// A recipe's choice of latents and its penalty as expressions of whole tensors, which libtorch differentiates. As they stand here f = ReLU(z), and nothing is
/// paid. What a step is made of beside them is in the recipe's method.
/// </summary>
internal class DenseObjective
{
    /// <summary>f, <c>[rows, d_sae]</c>.</summary>
    /// <param name="weights">Those z comes from.</param>
    /// <param name="z">Pre-activations, <c>[rows, d_sae]</c>.</param>
    public virtual torch.Tensor Activate(DenseWeights weights, torch.Tensor z) => z.relu();

    /// <summary>What the loss has beside the squared error, summed over the rows; null for nothing.</summary>
    public virtual torch.Tensor? Penalty(DenseForward pass) => null;
}
