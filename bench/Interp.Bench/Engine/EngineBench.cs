using Interp.Bench.Peers;
using Interp.Torch;
using static TorchSharp.torch;

namespace Interp.Bench.Engine;

/// <summary>What the tensor engine costs and gives, beside PyTorch and beside what one writes in TorchSharp without us.</summary>
internal sealed class EngineBench(EngineSizes sizes, TimeProvider time, Action<string> say)
{
    private readonly int _threads = Environment.ProcessorCount;
    private readonly Dictionary<string, double> _figures = new(StringComparer.Ordinal);

    internal static BenchResult Run(TimeProvider time, Action<string> say, CancellationToken cancellationToken) =>
        new EngineBench(EngineSizes.Full, time, say).Measure(cancellationToken);

    internal static BenchResult RunQuick(TimeProvider time, Action<string> say, CancellationToken cancellationToken) =>
        new EngineBench(EngineSizes.Quick, time, say).Measure(cancellationToken);

    private BenchResult Measure(CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        set_num_threads(_threads);
        if (TorchEngine.CheckBlas(time).Warning is { } warning) say(warning);
        using var peer = PyTorchPeer.TryStart(_threads, say);
        var round = new RoundRobin(sizes.Rounds, say);
        Training(peer, round, cancellationToken);
        set_num_threads(_threads);
        _figures["small_op_us"] = 1e6 / SmallOperator.Calls * round.Run("small operators", () => SmallOperator.Seconds(time), [], _figures, cancellationToken);
        Contestant[] products = peer is null ? [] : [new("matmul_vs_peer", () => peer.Run($"matmul {MatrixProduct.Size} {MatrixProduct.Products}"))];
        _figures["matmul_gflops"] = MatrixProduct.Rate(round.Run("matrix product", () => MatrixProduct.Seconds(time), products, _figures, cancellationToken));
        OwnProducts(round, cancellationToken);
        List<Skipped> skipped = peer is not null ? [] : [.. from key in new[] { "matmul_vs_peer", "lm_train_vs_peer" } select new Skipped(key, PyTorchPeer.Missing)];
        return new BenchResult(
            "engine", time.GetElapsedTime(start).TotalSeconds, Environment.GetEnvironmentVariable("INTERP_CODE") ?? "unknown", Machine.Describe(),
            PyTorchPeer.Describe(peer, "the same model, AdamW", _threads), _figures, skipped);
    }

    private void Training(PyTorchPeer? peer, RoundRobin round, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("interp-bench-").FullName;
        try
        {
            using var corpus = SyntheticCorpus.Build(Path.Combine(folder, "corpus"));
            var ours = new LanguageModelTrainingRate(corpus, folder, sizes, _threads, time);
            using var plain = new PlainTrainingRate(ours.Config, sizes, _threads, time);
            List<Contestant> peers = [new("lm_train_vs_plain", plain.Seconds)];
            if (peer is not null) peers.Insert(0, new Contestant("lm_train_vs_peer", () => peer.Run(ours.PeerCommand)));
            _figures["lm_train_tokens_per_s"] = ours.TimedTokens / round.Run("training", () => ours.Seconds(cancellationToken), peers, _figures, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The products that our own kernels could do instead of libtorch, at the sizes that matter.</summary>
    private void OwnProducts(RoundRobin round, CancellationToken cancellationToken)
    {
        using IOwnProduct encoder = new EncoderTileProduct(_threads, time), row = new RowProduct(_threads, time);
        foreach (var (what, product) in new[] { ("encoder", encoder), ("row", row) })
        {
            product.Agree();
            var key = $"own_product_{what}_vs_torch";
            _figures[$"own_product_{what}_gflops"] = product.Operations / 1e9 / round.Run(key, product.Ours, [new Contestant(key, product.Torch)], _figures, cancellationToken);
        }
    }
}
