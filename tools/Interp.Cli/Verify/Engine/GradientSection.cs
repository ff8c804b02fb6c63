using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Interp.Cli.Verify;

/// <summary>Gradients against central differences, in double precision.</summary>
internal static class GradientSection
{
    private const double Step = 1e-6;
    private const double Most = 1e-6;

    private static readonly (string Id, Func<Tensor, Tensor, Tensor> Function)[] Functions =
    [
        ("mm", (x, y) => x.mm(y)), ("matmul", (x, y) => x.matmul(y)), ("addmm", (x, y) => addmm(y[0], x, y, 1, 1)),
        ("baddbmm", (x, y) => x.unsqueeze(0).baddbmm(y.unsqueeze(0), (x * y).unsqueeze(0), 1, 0.5f)), ("einsum", (x, y) => einsum("ij,jk->ki", x, y)),
        ("softmax", (x, y) => x.softmax(-1) * y), ("log_softmax", (x, y) => x.log_softmax(-1) * y), ("logsumexp", (x, y) => (x * y).logsumexp(1)),
        ("layer_norm", (x, y) => F.layer_norm(x, [3], y[0], y[1], 1e-3)), ("cross_entropy", (x, y) => F.cross_entropy(x * y, tensor([2L, 0L, 1L]), reduction: nn.Reduction.None)),
        ("gelu", (x, y) => F.gelu(x * y)), ("gelu-tanh", (x, y) => F.gelu(x * y, TorchSharp.Modules.GELU.Approximate.tanh)), ("silu", (x, y) => F.silu(x * y)),
        ("tanh-sigmoid-exp-log", (x, y) => x.tanh() * y.sigmoid() * x.exp() + y.square().add(ones_like(y)).log()), ("division-sqrt", (x, y) => x / (y.square() + 1).sqrt()),
        ("gather-index", (x, y) => x.gather(1, tensor([1L, 0L, 2L]).view(3, 1)) * y.index_select(0, tensor([2L, 2L, 0L]))),
        ("norm-amax-mean", (x, y) => x.norm(1, keepdim: true, 2) * y.amax(1).unsqueeze(1) + x.mean([0], keepdim: true)),
        ("views", (x, y) => cat([x.t().reshape(9), y.permute(1, 0).narrow(0, 1, 2).flatten(), x.select(1, 2) * y.diagonal()])),
        ("solve", (x, y) => linalg.solve(x + 3 * eye(3, dtype: float64), y)), ("where-clamp", (x, y) => where(x > 0, x * y, y) + y.clamp_min(0.1)),
    ];

    public static void Run(EngineFindings findings, CancellationToken cancellationToken)
    {
        foreach (var (id, function) in Functions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            findings.Add(VerifyCheck.AtMost($"gradient-{id}", "largest difference of autograd and central differences", null, Largest(function), Most));
        }
    }

    private static double Largest(Func<Tensor, Tensor, Tensor> function)
    {
        using var scope = NewDisposeScope();
        // Distinct numbers on both sides of nought, none near a kink.
        Tensor[] inputs = [.. new[] { 0.3, 0.7 }.Select(shift => ((arange(9, float64) * 2.39 + shift).sin() * 0.8).view(3, 3).detach().requires_grad_())];
        var gradients = autograd.grad([Weighted(function, inputs)], inputs);
        double most = 0;
        for (var n = 0; n < inputs.Length; n++)
        {
            double[] analytic = gradients[n].contiguous().data<double>().ToArray();
            for (var i = 0; i < analytic.Length; i++)
                most = Math.Max(most, Math.Abs(analytic[i] - ((Moved(function, inputs, n, i, Step) - Moved(function, inputs, n, i, -Step)) / (2 * Step))));
        }

        return most;
    }

    private static double Moved(Func<Tensor, Tensor, Tensor> function, Tensor[] inputs, int input, int element, double by)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        Tensor[] moved = [.. inputs.Select(tensor => tensor.clone())];
        moved[input].view(9)[element].add_(by);
        return Weighted(function, moved).item<double>();
    }

    /// <summary>One number that every element of the result moves in its own way.</summary>
    private static Tensor Weighted(Func<Tensor, Tensor, Tensor> function, Tensor[] inputs)
    {
        var result = function(inputs[0], inputs[1]).flatten();
        return result.dot((arange(result.numel(), float64) + 1).cos());
    }
}
