using Interp.Analysis.Dictionaries;

namespace Interp.Bench.Sae;

/// <summary>One autoencoder to train, here and at the peer.</summary>
/// <param name="Key">Its name among the figures.</param>
/// <param name="d_in">Entries of an activation.</param>
/// <param name="Options">Ours.</param>
/// <param name="PeerParameter">What the peer's recipe takes: k, or the L0 to start at.</param>
internal sealed record SaeCase(string Key, int d_in, SaeOptions Options, int PeerParameter)
{
    /// <summary>Batches of rows that both go round in.</summary>
    internal const int Batches = 3;

    /// <summary>L0 that the penalised recipes start at, through one bias for all latents: as a trained dictionary's.</summary>
    internal int? SparseStart { get; init; }

    internal string PeerStart(string rows) =>
        FormattableString.Invariant($"sae_start {Options.Recipe} {rows} {d_in} {Options.d_sae} {Options.BatchSize} 0 {PeerParameter}");
}
