using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Bench.Peers;
using Interp.Bench.Peers.Plain;

namespace Interp.Bench.Patching;

/// <summary>Our sweep of every head to the logits beside a pass with hooks for each, in PyTorch and in plain TorchSharp.</summary>
internal sealed class PathContest(PatchingSizes sizes, Decoder decoder, PromptBatch prompts, TimeProvider time)
{
    /// <summary>Of the change that the strongest sender makes.</summary>
    private const double Tolerance = 1e-2;

    /// <summary>Our seconds to the first row, of each turn.</summary>
    internal List<double> FirstRows { get; } = [];

    /// <summary>Times everybody.</summary>
    /// <returns>Our median, in seconds.</returns>
    internal double Run(PlainPathPatching plain, PyTorchPeer? peer, RoundRobin rounds, Dictionary<string, double> figures, CancellationToken cancellationToken)
    {
        Agree(plain, cancellationToken);
        List<Contestant> peers = [new("wall_ratio_vs_plain", () => plain.Seconds(sizes.PeerSenders, sizes.Senders))];
        if (peer is not null) peers.Insert(0, new Contestant("wall_ratio", () => PyTorch(peer)));
        return rounds.Run("path patching", () => Ours(cancellationToken), peers, figures, cancellationToken);
    }

    private double Ours(CancellationToken cancellationToken)
    {
        var round = SweepRound.Run(decoder, prompts, time, cancellationToken);
        FirstRows.Add(round.First);
        return round.Total;
    }

    private double PyTorch(PyTorchPeer peer) => peer.Run("patching_base") + peer.Run(FormattableString.Invariant($"patching_senders {sizes.PeerSenders}")) * sizes.Senders / sizes.PeerSenders;

    /// <summary>That a sender of each third of the layers changes the logit difference by hooks as it does in the sweep.</summary>
    private void Agree(PlainPathPatching plain, CancellationToken cancellationToken)
    {
        using var sweep = new PathPatchingSweep(decoder, prompts, SweepRound.Options);
        var result = sweep.Run(cancellationToken: cancellationToken);
        var clean = result.Baselines.Clean;
        var strongest = result.Rows.SelectMany(static row => row.Cells).Max(cell => Math.Abs(cell.Value - clean));
        foreach (var row in result.Rows.Where(row => row.Layer % (sizes.Model.n_layers / 3) == 0))
            Agreement.Require(FormattableString.Invariant($"path patching of head {row.Layer}.1"), row.Cells[1].Value - clean, plain.Patched(row.Layer, 1) - clean, Tolerance * strongest);
    }
}
