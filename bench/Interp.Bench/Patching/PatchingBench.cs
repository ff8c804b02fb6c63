using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Bench.Peers;
using Interp.Bench.Peers.Plain;
using Interp.Domain.Circuits;
using Interp.Domain.Library;
using Interp.Torch;
using static TorchSharp.torch;

namespace Interp.Bench.Patching;

/// <summary>Path patching of every head to the logits beside a pass with hooks for each sender, and the model itself beside the same model in PyTorch and in plain TorchSharp.</summary>
internal sealed class PatchingBench(PatchingSizes sizes, TimeProvider time, Action<string> say)
{
    private const int Mebibyte = 1 << 20;
    private readonly int _threads = Environment.ProcessorCount;
    private readonly Dictionary<string, double> _figures = new(StringComparer.Ordinal);
    private readonly RoundRobin _rounds = new(sizes.Rounds, say);

    internal static BenchResult Run(TimeProvider time, Action<string> say, CancellationToken cancellationToken) => new PatchingBench(PatchingSizes.Full, time, say).Measure(cancellationToken);

    internal static BenchResult RunQuick(TimeProvider time, Action<string> say, CancellationToken cancellationToken) => new PatchingBench(PatchingSizes.Quick, time, say).Measure(cancellationToken);

    private BenchResult Measure(CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        set_num_threads(_threads);
        if (TorchEngine.CheckBlas(time).Warning is { } warning) say(warning);
        using var peer = PyTorchPeer.TryStart(_threads, say);
        var senders = FormattableString.Invariant($"a forward pass with hooks for each sender, timed over {sizes.PeerSenders} of {sizes.Senders} senders and scaled");
        say($"peers: {senders}");
        peer?.Run(sizes.PeerStart);
        using var drawn = new Decoder(sizes.Model, DecoderInitialisation.Random(sizes.Model, 1));
        using var decoder = drawn.To(ScalarType.Float32);
        var prompts = sizes.Draw();
        Memory(decoder, prompts, cancellationToken);
        using (var plain = new PlainDecoder(decoder))
        {
            Sweep(decoder, plain, prompts, peer, cancellationToken);
            Model(decoder, plain, prompts, peer, cancellationToken);
        }

        List<Skipped> skipped = peer is not null ? [] : [.. from key in new[] { "wall_ratio", "forward_vs_peer", "backward_vs_peer" } select new Skipped(key, PyTorchPeer.Missing)];
        return new BenchResult(
            "patching", time.GetElapsedTime(start).TotalSeconds, Environment.GetEnvironmentVariable("INTERP_CODE") ?? "unknown", Machine.Describe(),
            PyTorchPeer.Describe(peer, senders, _threads), _figures, skipped);
    }

    private void Memory(Decoder decoder, PromptBatch prompts, CancellationToken cancellationToken)
    {
        GC.Collect();
        var before = Machine.ForgetPeak() ? Machine.PeakMebibytes() : 0;
        var round = SweepRound.Run(decoder, prompts, time, cancellationToken);
        _figures["peak_mib"] = Machine.PeakMebibytes() - before;
        _figures["peak_bound_mib"] = Told(decoder.Config, prompts) / Mebibyte;
        _figures["flops_ratio"] = (double)HookPerSender(decoder, prompts) / round.Flops;
        say(FormattableString.Invariant($"{round.Flops / 1e9:F0} GFLOP, {_figures["flops_ratio"]:F1} times fewer than a pass for each sender; {_figures["peak_mib"]:F0} MiB at most (estimated {_figures["peak_bound_mib"]:F0}), {round.CacheBytes / Mebibyte} MiB of it kept from the plain passes"));
    }

    /// <summary>What the form says beside the model.</summary>
    private static double Told(DecoderConfig c, PromptBatch prompts)
    {
        var model = new ModelSummary("m", "M", c.n_layers, c.d_model, c.d_mlp, c.n_ctx, c.d_vocab, [new("hook_pos_embed", c.d_model)], "") { Heads = c.n_heads, KvHeads = c.n_kv_heads, DHead = c.d_head };
        var reading = new PromptReading("m", prompts.Count, prompts.Length, prompts.Length, "", ["END"], []);
        return PatchPathsEstimates.Of(PatchPathsParameters.Default("m", "p"), model, reading).Bytes - ModelMemory.Of(model);
    }

    private void Sweep(Decoder decoder, PlainDecoder plain, PromptBatch prompts, PyTorchPeer? peer, CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        var answers = prompts.Pairs.Select(static pair => (long)pair.Answer).ToArray();
        var wrong = prompts.Pairs.Select(static pair => (long)pair.Wrong).ToArray();
        var hooks = new PlainPathPatching(plain, prompts.Clean(), prompts.Corrupted(), tensor(answers), tensor(wrong), time);
        var contest = new PathContest(sizes, decoder, prompts, time);
        _figures["sweep_s"] = contest.Run(hooks, peer, _rounds, _figures, cancellationToken);
        _figures["first_row_s"] = Median.Of(contest.FirstRows);
    }

    private void Model(Decoder decoder, PlainDecoder plain, PromptBatch prompts, PyTorchPeer? peer, CancellationToken cancellationToken)
    {
        using var scope = NewDisposeScope();
        var tokens = prompts.Clean();
        PlainAgreement.Require(plain, decoder, tokens);
        var ours = new ModelSpeed(() => decoder.Forward(tokens), () => TextLoss.Differentiable(decoder, tokens), [.. decoder.Weights.Names.Select(name => decoder.Weights[name])], time);
        var theirs = new ModelSpeed(() => plain.call(tokens), () => plain.Loss(tokens), [.. plain.parameters()], time);
        Compare("forward", ours.Forward, theirs.Forward);
        Compare("backward", ours.Backward, theirs.Backward);

        void Compare(string what, Func<double> own, Func<double> other)
        {
            List<Contestant> peers = [new($"{what}_vs_plain", other)];
            if (peer is not null) peers.Insert(0, new Contestant($"{what}_vs_peer", () => peer.Run($"patching_{what}")));
            _figures[$"{what}_s"] = _rounds.Run(what, own, peers, _figures, cancellationToken);
        }
    }

    // A pass with all logits for each sender, and two more.
    private long HookPerSender(Decoder decoder, PromptBatch prompts)
    {
        var pass = new FlopCounter();
        BaseRun.Of(decoder, prompts, prompts.Clean(), new Dictionary<string, PositionSet?>(StringComparer.Ordinal), pass).Dispose();
        pass.Product((long)prompts.Count * prompts.Length, decoder.Config.d_model, decoder.Config.d_vocab);
        return pass.Count * (sizes.Senders + 2);
    }
}
