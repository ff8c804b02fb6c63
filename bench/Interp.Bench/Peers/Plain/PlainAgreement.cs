using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Bench.Peers.Plain;

/// <summary>That the plain model is ours: the same loss, and gradients of the same length (over all weights together, so that their layout does not matter).</summary>
internal static class PlainAgreement
{
    private const double Tolerance = 1e-3;

    /// <param name="plain">Started from ours.</param>
    /// <param name="ours">The model.</param>
    /// <param name="tokens">int64 <c>[batch, pos]</c>.</param>
    internal static void Require(PlainDecoder plain, Decoder ours, Tensor tokens)
    {
        using var scope = NewDisposeScope();
        Tensor[] own = [.. ours.Weights.Names.Select(name => ours.Weights[name].requires_grad_(true))];
        var (loss, length) = Differentiate(TextLoss.Differentiable(ours, tokens), own);
        foreach (var weight in own) weight.requires_grad_(false);
        var (theirLoss, theirLength) = Differentiate(plain.Loss(tokens), [.. plain.parameters()]);
        Agreement.Require("loss of the model", loss, theirLoss, Tolerance * loss);
        Agreement.Require("length of the gradient", length, theirLength, Tolerance * length);
    }

    private static (double Loss, double Length) Differentiate(Tensor loss, IList<Tensor> weights)
    {
        var squares = autograd.grad([loss], weights).Sum(static gradient => gradient.square().sum().ToDouble());
        return (loss.detach().ToDouble(), Math.Sqrt(squares));
    }
}
