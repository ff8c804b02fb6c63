using Interp.Bench.Peers;
using Interp.Torch;
using static TorchSharp.torch;

namespace Interp.Bench.Engine;

/// <summary>What the tensor engine costs and gives, beside PyTorch on the same libtorch and BLAS.</summary>
internal static class EngineBench
{
    private const int Rounds = 5;

    internal static BenchResult Run(TimeProvider time, Action<string> say, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var threads = Environment.ProcessorCount;
        if (TorchEngine.CheckBlas(time).Warning is { } warning) say(warning);

        using var peer = PyTorchPeer.TryStart(threads);
        say(peer is null ? "no PyTorch found (python3-torch): measuring without a peer" : $"peer: PyTorch {peer.Version}");
        var figures = new Dictionary<string, double>(StringComparer.Ordinal);
        List<Skipped> skipped = [];
        // A thread keeps the count it first computes with, so training, which brings threads of its own, goes first with one each.
        set_num_threads(1);
        if (peer is not null) figures["lm_train_vs_peer"] = Training(peer, threads, time, say, cancellationToken);
        set_num_threads(threads);
        Operators(figures, peer, time, say);
        if (peer is null)
            skipped.AddRange(from key in new[] { "matmul_vs_peer", "lm_train_vs_peer" } select new Skipped(key, "python3 cannot import torch: install python3-torch"));
        return new BenchResult(
            "engine", time.GetElapsedTime(start).TotalSeconds, Environment.GetEnvironmentVariable("INTERP_CODE") ?? "unknown", Machine.Describe(),
            peer is null ? null : $"PyTorch {peer.Version}", figures, skipped);
    }

    private static void Operators(Dictionary<string, double> figures, PyTorchPeer? peer, TimeProvider time, Action<string> say)
    {
        List<double> small = [], ours = [], ratios = [];
        for (var round = 1; round <= Rounds; round++)
        {
            small.Add(SmallOperator.Measure(time));
            ours.Add(MatrixProduct.Measure(time));
            if (peer is not null) ratios.Add(ours[^1] / MatrixProduct.Rate(peer.Run($"matmul {MatrixProduct.Size} {MatrixProduct.Products}")));
            say(FormattableString.Invariant($"round {round} of {Rounds}: {small[^1]:F2} us per small operator, {ours[^1]:F0} GFLOP/s"));
        }

        figures["small_op_us"] = Median.Of(small);
        figures["matmul_gflops"] = Median.Of(ours);
        if (peer is not null) figures["matmul_vs_peer"] = Median.Of(ratios);
    }

    private static double Training(PyTorchPeer peer, int threads, TimeProvider time, Action<string> say, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("interp-bench-").FullName;
        try
        {
            using var corpus = SyntheticCorpus.Build(Path.Combine(folder, "corpus"));
            var rate = new LanguageModelTrainingRate(corpus, folder, threads, time);
            var ratios = new List<double>();
            rate.Measure(cancellationToken);
            for (var round = 1; round <= Rounds; round++)
            {
                var ours = rate.Measure(cancellationToken);
                var theirs = LanguageModelTrainingRate.Tokens(peer.Run(rate.PeerCommand), rate.n_ctx);
                ratios.Add(ours / theirs);
                say(FormattableString.Invariant($"round {round} of {Rounds}: training at {ours:F0} tokens/s, peer {theirs:F0}"));
            }

            return Median.Of(ratios);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
