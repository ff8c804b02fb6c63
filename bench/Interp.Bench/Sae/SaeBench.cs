using Interp.Analysis.Activations;
using Interp.Bench.Peers;
using Interp.Bench.Peers.Plain;
using Interp.Torch;
using static TorchSharp.torch;

namespace Interp.Bench.Sae;

/// <summary>Training of sparse autoencoders beside a dense PyTorch loop: the same rows, sizes and threads, in turns.</summary>
internal sealed class SaeBench(SaeSizes sizes, TimeProvider time, Action<string> say)
{
    private readonly int _threads = Environment.ProcessorCount;
    private readonly Dictionary<string, double> _figures = new(StringComparer.Ordinal);
    private readonly List<Skipped> _skipped = [];

    internal static BenchResult Run(TimeProvider time, Action<string> say, CancellationToken cancellationToken) =>
        new SaeBench(SaeSizes.Full, time, say).Measure(cancellationToken);

    internal static BenchResult RunQuick(TimeProvider time, Action<string> say, CancellationToken cancellationToken) =>
        new SaeBench(SaeSizes.Quick, time, say).Measure(cancellationToken);

    private BenchResult Measure(CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        set_num_threads(_threads);
        if (TorchEngine.CheckBlas(time).Warning is { } warning) say(warning);
        using var peer = PyTorchPeer.TryStart(_threads, say);
        var folder = Directory.CreateTempSubdirectory("interp-bench-").FullName;
        try
        {
            Compare(sizes.LargeTopK(_threads), peer, folder, cancellationToken);
            Compare(sizes.SmallTopK(_threads), peer, folder, cancellationToken);
            foreach (var one in sizes.Others(_threads)) Compare(one, peer, folder, cancellationToken);
            foreach (var one in sizes.Others(_threads).Prepend(sizes.LargeTopK(_threads))) OnDevice(one, cancellationToken);
            new SaeScaling(sizes, _threads, time, say).Measure(_figures, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return new BenchResult(
            "sae", time.GetElapsedTime(start).TotalSeconds, Environment.GetEnvironmentVariable("INTERP_CODE") ?? "unknown", Machine.Describe(),
            PyTorchPeer.Describe(peer, "dense products, the same rows", _threads), _figures, _skipped);
    }

    /// <summary>The step by whole tensors where INTERP_DEVICE says, beside the sparse kernels' figures.</summary>
    private void OnDevice(SaeCase one, CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable("INTERP_DEVICE") is not { Length: > 0 } device) return;
        var dense = one with { Options = one.Options with { TorchDevice = device } };
        var batch = dense.Options.BatchSize;
        using var steps = new SaeSteps(dense, SyntheticRows.Create(SaeCase.Batches * batch, dense.d_in), time);
        steps.Run(1, cancellationToken);
        List<double> rates = [];
        for (var round = 1; round <= sizes.Rounds; round++) rates.Add(batch / steps.Run(1, cancellationToken));
        _figures[$"{one.Key}_dense_{device}_rows_per_s"] = Median.Of(rates);
        say(FormattableString.Invariant($"{one.Key} by whole tensors on {device}: {Median.Of(rates):F0} rows/s"));
    }

    private void Compare(SaeCase one, PyTorchPeer? peer, string folder, CancellationToken cancellationToken)
    {
        var batch = one.Options.BatchSize;
        var rows = SyntheticRows.Create(SaeCase.Batches * batch, one.d_in);
        if (!_figures.ContainsKey("peak_mib")) new SaePeak(time, say).Measure(one, rows, _figures, cancellationToken);
        using var ours = new SaeSteps(one, rows, time);
        using var plain = new PlainSaeSteps(one, ours.State, SyntheticRows.Values(rows), time);
        Agree(one, ours, plain, rows, cancellationToken);
        var steps = sizes.StepsPerRound(one);
        var product = new EncoderProduct(one.d_in, one.Options.d_sae, time);
        List<Contestant> peers = [new($"{one.Key}_vs_plain", () => plain.Run(steps)), new($"{one.Key}_vs_encoder_gemm", () => product.Measure(steps * batch))];
        if (peer is null)
        {
            _skipped.Add(new Skipped($"{one.Key}_vs_peer", PyTorchPeer.Missing));
        }
        else
        {
            var path = Path.Combine(folder, "rows.f32");
            SyntheticRows.Write(rows, path);
            peer.Run(one.PeerStart(path));
            peers.Insert(0, new Contestant($"{one.Key}_vs_peer", () => peer.Run($"sae_steps {steps}")));
        }

        _figures[$"{one.Key}_rows_per_s"] = steps * batch / new RoundRobin(sizes.Rounds, say).Run(one.Key, () => ours.Run(steps, cancellationToken), peers, _figures, cancellationToken);
        _figures[$"{one.Key}_L0"] = ours.L0;
    }

    /// <summary>That the plain peer reconstructs the first batch as our first step does, with as many latents.</summary>
    private static void Agree(SaeCase one, SaeSteps ours, PlainSaeSteps plain, ActivationArray rows, CancellationToken cancellationToken)
    {
        var (error, active) = plain.Look();
        ours.Run(1, cancellationToken);
        Agreement.Require($"FVU of {one.Key}", ours.FVU, error / rows.Statistics.Variance, 1e-3 * ours.FVU);
        Agreement.Require($"L0 of {one.Key}", ours.L0, active, 1e-3 * ours.L0);
    }
}
