using Interp.Analysis.Sae;
using Interp.Bench.Peers;
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
        using var peer = PyTorchPeer.TryStart(_threads);
        say(peer is null ? "no PyTorch found (python3-torch): measuring without a peer" : $"peer: PyTorch {peer.Version}, dense products, {_threads} threads");
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
            peer is null ? null : $"PyTorch {peer.Version}, dense products, the same rows, {_threads} threads", _figures, _skipped);
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
        var held = SaeEstimate.For(dense.Options, dense.d_in, dense.PeerParameter, 1).DeviceBytes >> 20;
        say(FormattableString.Invariant($"{one.Key} by whole tensors on {device}: {Median.Of(rates):F0} rows/s, {held} MiB of tensors estimated"));
    }

    private void Compare(SaeCase one, PyTorchPeer? peer, string folder, CancellationToken cancellationToken)
    {
        var batch = one.Options.BatchSize;
        var rows = SyntheticRows.Create(SaeCase.Batches * batch, one.d_in);
        if (!_figures.ContainsKey("peak_mib")) new SaeMemory(time, say).Measure(one, rows, _figures, cancellationToken);
        using var ours = new SaeSteps(one, rows, time);
        ours.Run(1, cancellationToken);
        if (peer is not null)
        {
            var path = Path.Combine(folder, "rows.f32");
            SyntheticRows.Write(rows, path);
            peer.Run(one.PeerStart(path));
        }

        var product = new EncoderProduct(one.d_in, one.Options.d_sae, time);
        List<double> own = [], gemm = [], ofGemm = [], ratios = [];
        var steps = sizes.StepsPerRound(one);
        for (var round = 1; round <= sizes.Rounds; round++)
        {
            own.Add(steps * batch / ours.Run(steps, cancellationToken));
            gemm.Add(product.Measure(steps * batch));
            ofGemm.Add(own[^1] / gemm[^1]);
            if (peer is not null) ratios.Add(own[^1] * peer.Run($"sae_steps {steps}") / (steps * batch));
            say(FormattableString.Invariant(
                $"{one.Key} round {round} of {sizes.Rounds}: {own[^1]:F0} rows/s at L0 {ours.L0:F1}, {ofGemm[^1]:P0} of the encoder's product, {(ratios.Count > 0 ? ratios[^1] : double.NaN):F2} times the peer"));
        }

        _figures[$"{one.Key}_rows_per_s"] = Median.Of(own);
        _figures[$"{one.Key}_L0"] = ours.L0;
        _figures[$"{one.Key}_vs_encoder_gemm"] = Median.Of(ofGemm);
        if (peer is null) _skipped.Add(new Skipped($"{one.Key}_vs_peer", "python3 cannot import torch: install python3-torch"));
        else _figures[$"{one.Key}_vs_peer"] = Median.Of(ratios);
    }
}
