using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Numerics;

/// <summary>
/// Derivatives of one number. The engine's own <c>autograd.grad</c> ends the process on what it does not accept, so everything that it would not accept is
/// refused here first.
/// </summary>
internal static class Derivatives
{
    /// <param name="number">A tensor of one element that follows from <paramref name="values"/>.</param>
    /// <param name="values">What it is derived by.</param>
    /// <returns>One for each value, of its shape, in the caller's dispose scope.</returns>
    /// <exception cref="InvalidOperationException">There are several numbers, or they do not follow from a value.</exception>
    public static Tensor[] Of(Tensor number, IReadOnlyList<Tensor> values)
    {
        if (number.numel() != 1) throw new InvalidOperationException($"A tensor of shape [{string.Join(", ", number.shape)}] has no one derivative. Sum it first.");
        if (!number.requires_grad) throw new InvalidOperationException("The number was computed without recording how. Compute it where gradients are enabled.");
        Require(values, value => value.requires_grad, "records no gradient. Call requires_grad_ on it, or leave it out.");
        var derivatives = torch.autograd.grad([number], [.. values], allow_unused: true).ToArray();
        Require(derivatives, derivative => !derivative.IsInvalid, "plays no part in the number. Leave it out.");
        return derivatives;
    }

    private static void Require(IReadOnlyList<Tensor> tensors, Func<Tensor, bool> holds, string what)
    {
        for (var i = 0; i < tensors.Count; i++)
        {
            if (!holds(tensors[i])) throw new InvalidOperationException($"Value {i} {what}");
        }
    }
}
