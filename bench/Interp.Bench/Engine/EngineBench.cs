using Interp.Bench.Peers;
using Interp.Torch;
using static TorchSharp.torch;

namespace Interp.Bench.Engine;

/// <summary>What the tensor engine costs and gives, beside PyTorch on the same libtorch and BLAS.</summary>
internal static class EngineBench
{
    private const int Rounds = 7;

    internal static BenchResult Run(TimeProvider time, Action<string> say)
    {
        var start = time.GetTimestamp();
        var threads = Environment.ProcessorCount;
        set_num_threads(threads);
        if (TorchEngine.CheckBlas(time).Warning is { } warning) say(warning);

        using var peer = PyTorchPeer.TryStart(threads);
        say(peer is null ? "no PyTorch found (python3-torch): measuring without a peer" : $"peer: PyTorch {peer.Version}");
        List<double> small = [], ours = [], ratios = [];
        for (var round = 0; round < Rounds; round++)
        {
            small.Add(SmallOperator.Measure(time));
            ours.Add(MatrixProduct.Measure(time));
            if (peer is not null) ratios.Add(ours[^1] / MatrixProduct.Rate(peer.Run($"matmul {MatrixProduct.Size} {MatrixProduct.Products}")));
            say(FormattableString.Invariant($"round {round + 1} of {Rounds}: {small[^1]:F2} us per small operator, {ours[^1]:F0} GFLOP/s"));
        }

        var figures = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["small_op_us"] = Median.Of(small),
            ["matmul_gflops"] = Median.Of(ours),
        };
        List<Skipped> skipped = [];
        if (peer is not null) figures["matmul_vs_peer"] = Median.Of(ratios);
        else skipped.Add(new Skipped("matmul_vs_peer", "python3 cannot import torch: install python3-torch"));
        return new BenchResult(
            "engine", time.GetElapsedTime(start).TotalSeconds, Environment.GetEnvironmentVariable("INTERP_CODE") ?? "unknown", Machine.Describe(),
            peer is null ? null : $"PyTorch {peer.Version}", figures, skipped);
    }
}
