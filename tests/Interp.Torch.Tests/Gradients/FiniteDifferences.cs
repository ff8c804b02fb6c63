using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Interp.Torch.Tests.Gradients;

/// <summary>The slow reference for gradients: change one number at a time and see what the result does.</summary>
internal static class FiniteDifferences
{
    private const double Step = 1e-6;
    private const double Tolerance = 2e-6;

    /// <summary>Compares autograd with central differences of <c>Σ c·f(inputs)</c> for fixed, unequal c, in double precision.</summary>
    internal static void ShouldMatch(Func<Tensor[], Tensor> f, params Tensor[] inputs)
    {
        using var scope = NewDisposeScope();
        foreach (var input in inputs) input.requires_grad_();
        Weighted(f, inputs).backward();

        for (var n = 0; n < inputs.Length; n++)
        {
            var gradient = inputs[n].grad.ShouldNotBeNull($"input {n} has no gradient").contiguous();
            var analytic = MemoryMarshal.Cast<byte, double>(gradient.bytes);
            var values = MemoryMarshal.Cast<byte, double>(inputs[n].bytes);
            for (var i = 0; i < values.Length; i++)
            {
                var kept = values[i];
                values[i] = kept + Step;
                var above = Value(f, inputs);
                values[i] = kept - Step;
                var below = Value(f, inputs);
                values[i] = kept;
                var numeric = (above - below) / (2 * Step);
                analytic[i].ShouldBe(numeric, Tolerance * Math.Max(1, Math.Abs(numeric)), $"input {n}, element {i}");
            }
        }
    }

    private static double Value(Func<Tensor[], Tensor> f, Tensor[] inputs)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        return Weighted(f, inputs).item<double>();
    }

    private static Tensor Weighted(Func<Tensor[], Tensor> f, Tensor[] inputs)
    {
        var result = f(inputs);
        result.dtype.ShouldBe(float64);
        return (result.flatten() * (arange(result.numel(), float64) + 1).cos()).sum();
    }
}
