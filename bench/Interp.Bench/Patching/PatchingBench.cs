using Interp.Analysis.Circuits.Flops;
using Interp.Analysis.Circuits.PathPatching;
using Interp.Analysis.Circuits.Runs;
using Interp.Analysis.Prompts;
using Interp.Analysis.Transformers;
using Interp.Bench.Peers;
using Interp.Torch;
using static TorchSharp.torch;

namespace Interp.Bench.Patching;

/// <summary>Path patching of every head to the logits beside a pass with hooks for each sender, and the model itself beside the same model in PyTorch.</summary>
internal sealed class PatchingBench(PatchingSizes sizes, TimeProvider time, Action<string> say)
{
    private const int Mebibyte = 1 << 20;
    private readonly int _threads = Environment.ProcessorCount;
    private readonly Dictionary<string, double> _figures = new(StringComparer.Ordinal);

    internal static BenchResult Run(TimeProvider time, Action<string> say, CancellationToken cancellationToken) => new PatchingBench(PatchingSizes.Full, time, say).Measure(cancellationToken);

    internal static BenchResult RunQuick(TimeProvider time, Action<string> say, CancellationToken cancellationToken) => new PatchingBench(PatchingSizes.Quick, time, say).Measure(cancellationToken);

    private BenchResult Measure(CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        set_num_threads(_threads);
        if (TorchEngine.CheckBlas(time).Warning is { } warning) say(warning);
        using var peer = PyTorchPeer.TryStart(_threads);
        say(peer is null ? "no PyTorch found (python3-torch): measuring without a peer" : FormattableString.Invariant($"peer: PyTorch {peer.Version}, {_threads} threads; a pass with hooks for each sender, timed over {sizes.PeerSenders} senders and scaled to {Senders}"));
        peer?.Run(sizes.PeerStart);
        using var drawn = new Decoder(sizes.Model, DecoderInitialisation.Random(sizes.Model, 1));
        using var decoder = drawn.To(ScalarType.Float32);
        var prompts = sizes.Draw();
        Memory(decoder, prompts, cancellationToken);
        Sweep(decoder, prompts, peer, cancellationToken);
        if (peer is not null) Model(decoder, prompts, peer);
        List<Skipped> skipped = peer is not null ? [] : [.. from key in new[] { "wall_ratio", "forward_vs_peer", "backward_vs_peer" } select new Skipped(key, "python3 cannot import torch: install python3-torch")];
        return new BenchResult(
            "patching", time.GetElapsedTime(start).TotalSeconds, Environment.GetEnvironmentVariable("INTERP_CODE") ?? "unknown", Machine.Describe(),
            peer is null ? null : FormattableString.Invariant($"PyTorch {peer.Version}, a forward pass with hooks for each sender, {_threads} threads; timed over {sizes.PeerSenders} of {Senders} senders and scaled"), _figures, skipped);
    }

    private int Senders => sizes.Model.n_layers * sizes.Model.n_heads;

    private void Memory(Decoder decoder, PromptBatch prompts, CancellationToken cancellationToken)
    {
        GC.Collect();
        var before = Machine.ForgetPeak() ? Machine.PeakMebibytes() : 0;
        var round = SweepRound.Run(decoder, prompts, time, cancellationToken);
        _figures["peak_mib"] = Machine.PeakMebibytes() - before;
        _figures["peak_bound_mib"] = PatchingEstimate.ForPaths(decoder.Config, prompts.Count, prompts.Length, new PathPatchingOptions()).Bytes / Mebibyte + PatchingEstimate.Workspace / Mebibyte;
        _figures["flops_ratio"] = (double)HookPerSender(decoder, prompts) / round.Flops;
        say(FormattableString.Invariant($"{round.Flops / 1e9:F0} GFLOP, {_figures["flops_ratio"]:F1} times fewer than a pass for each sender; {_figures["peak_mib"]:F0} MiB at most (estimated {_figures["peak_bound_mib"]:F0}), {round.CacheBytes / Mebibyte} MiB of it kept from the plain passes"));
    }

    private void Sweep(Decoder decoder, PromptBatch prompts, PyTorchPeer? peer, CancellationToken cancellationToken)
    {
        List<double> ratios = [], first = [], seconds = [];
        for (var number = 1; number <= sizes.Rounds; number++)
        {
            var round = SweepRound.Run(decoder, prompts, time, cancellationToken);
            first.Add(round.First);
            seconds.Add(round.Total);
            var theirs = peer is null ? double.NaN : peer.Run("patching_base") + peer.Run(FormattableString.Invariant($"patching_senders {sizes.PeerSenders}")) * Senders / sizes.PeerSenders;
            ratios.Add(theirs / round.Total);
            say(FormattableString.Invariant($"round {number} of {sizes.Rounds}: {round.Total:F2} s ({round.Base:F2} s before the sweep, first row {round.First:F2} s later, {round.Flops / round.Total / 1e9:F0} GFLOP/s), peer {theirs:F0} s"));
        }

        _figures["first_row_s"] = Median.Of(first);
        _figures["sweep_s"] = Median.Of(seconds);
        if (peer is not null) _figures["wall_ratio"] = Median.Of(ratios);
    }

    private void Model(Decoder decoder, PromptBatch prompts, PyTorchPeer peer)
    {
        using var scope = NewDisposeScope();
        var speed = new ModelSpeed(decoder, prompts.Clean(), time);
        foreach (var (key, ours, theirs) in new (string, Func<double>, string)[] { ("forward_vs_peer", speed.Forward, "patching_forward"), ("backward_vs_peer", speed.Backward, "patching_backward") })
        {
            List<double> ratios = [];
            ours();
            peer.Run(theirs);
            for (var number = 1; number <= sizes.Rounds; number++)
            {
                double own = ours(), other = peer.Run(theirs);
                ratios.Add(other / own);
                say(FormattableString.Invariant($"{key}, round {number} of {sizes.Rounds}: {own:F2} s, peer {other:F2} s"));
            }

            _figures[key] = Median.Of(ratios);
        }
    }

    // A pass with all logits for each sender, and two more.
    private long HookPerSender(Decoder decoder, PromptBatch prompts)
    {
        var pass = new FlopCounter();
        BaseRun.Of(decoder, prompts, prompts.Clean(), new Dictionary<string, PositionSet?>(StringComparer.Ordinal), pass).Dispose();
        pass.Product((long)prompts.Count * prompts.Length, decoder.Config.d_model, decoder.Config.d_vocab);
        return pass.Count * (Senders + 2);
    }
}
