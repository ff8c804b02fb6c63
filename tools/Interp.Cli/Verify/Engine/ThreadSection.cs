using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Interp.Cli.Verify;

/// <summary>The number of threads is the one that was set, and results with one and with two differ by rounding only.</summary>
internal static class ThreadSection
{
    /// <summary>Of numbers of the order of 1, sums of 512 products in single precision.</summary>
    private const double Most = 1e-4;

    public static void Run(EngineFindings findings)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var x = (arange(512 * 512, float32) * 0.37f).sin().view(512, 512);
        Tensor[]? first = null;
        double most = 0;
        foreach (var threads in (int[])[1, 2])
        {
            set_num_threads(threads);
            findings.Add(VerifyCheck.AtMost(FormattableString.Invariant($"threads-{threads}"), "distance of the number told from the number set", null, Math.Abs(get_num_threads() - threads), 0));
            Tensor[] results = [x.mm(x) / 16, x.softmax(-1), F.layer_norm(x, [512]), x.sum(dim: 0) / 16, F.gelu(x)];
            if (first is not null) most = first.Zip(results, (a, b) => (a - b).abs().max().ToDouble()).Max();
            first = results;
        }

        set_num_threads(EngineSettings.Threads);
        findings.Add(VerifyCheck.AtMost("threads-agree", "largest difference of results with one thread and with two", null, most, Most));
    }
}
