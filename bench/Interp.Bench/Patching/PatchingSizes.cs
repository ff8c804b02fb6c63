using Interp.Analysis.Language;
using Interp.Analysis.Numerics;

namespace Interp.Bench.Patching;

/// <summary>What is measured: the sweep of every head to the logits on a model of GPT-2 small's shape.</summary>
internal sealed record PatchingSizes
{
    internal required int Prompts { get; init; }

    internal required int Rounds { get; init; }

    /// <summary>Senders that the peer is timed over in a round; its time for all follows, since each costs the same.</summary>
    internal required int PeerSenders { get; init; }

    /// <summary>All senders: every head.</summary>
    internal int Senders => Model.n_layers * Model.n_heads;

    internal int Tokens => 20;

    internal DecoderConfig Model => DecoderShapes.Gpt2Small;

    internal static PatchingSizes Full { get; } = new() { Prompts = 100, Rounds = 5, PeerSenders = 4 };

    internal static PatchingSizes Quick { get; } = new() { Prompts = 8, Rounds = 3, PeerSenders = 3 };

    internal string PeerStart => FormattableString.Invariant(
        $"patching_start {Model.n_layers} {Model.n_heads} {Model.d_model} {Model.d_mlp} {Model.n_ctx} {Model.d_vocab} {Prompts} {Tokens}");

    /// <summary>Pairs of random tokens.</summary>
    internal PromptBatch Draw()
    {
        var random = new SeededRandom(1, 1);
        return new PromptBatch(Enumerable.Range(0, Prompts).Select(_ => new TokenPair(Text(), Text(), Next(), Next())).ToList());

        int[] Text() => Enumerable.Range(0, Tokens).Select(_ => Next()).ToArray();

        int Next() => (int)random.Next(Model.d_vocab);
    }
}
