using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;

namespace Interp.Analysis.Circuits;

/// <summary>Refuses what cannot be computed, and what would show nothing, before anything runs.</summary>
internal static class PathPatchingCheck
{
    /// <summary>The options with their senders spelled out.</summary>
    /// <exception cref="ArgumentException">The message says what to change.</exception>
    public static PathPatchingOptions Checked(PathPatchingOptions options, DecoderConfig config, PromptBatch prompts)
    {
        if (options.Senders.Count == 0) options = options with { Senders = PathSender.EveryHead(config) };
        foreach (var sender in options.Senders) Check(sender, config);
        Check(options.Receivers, config);
        if (!options.Senders.Any(s => s.FirstLayer < LastLayer(options, config)))
            throw new ArgumentException($"No sender comes before a receiver: the first sends in layer {options.Senders.Min(s => s.FirstLayer)}, the last receives in layer {LastLayer(options, config)}. Choose earlier senders.", nameof(options));
        var (senders, places) = (PositionSet.Of(prompts, options.SenderPositions), options.Places(prompts));
        var ends = prompts.Positions(TokenPair.End);
        if (!Enumerable.Range(0, prompts.Count).Any(i => Enumerable.Range(0, places.Count).Any(slot => senders.Contains(i, places[i, slot]) && places[i, slot] <= ends[i])))
            throw new ArgumentException("Senders are replaced at positions that no receiver reads up to END, so nothing could change: paths do not move between positions. Choose a common role, or all.", nameof(options));
        return options;
    }

    /// <summary>Layers below this one can send to some receiver.</summary>
    public static int LastLayer(PathPatchingOptions options, DecoderConfig config) =>
        options.ToLogits ? config.n_layers : options.Receivers.SelectMany(r => r.Heads).Max(h => h.Layer);

    private static void Check(PathSender sender, DecoderConfig config)
    {
        if (sender.Heads.Count + sender.Mlps.Count == 0) throw new ArgumentException($"The sender {sender.Name} holds neither a head nor an MLP.", nameof(sender));
        foreach (var head in sender.Heads) Check(head, config);
        foreach (var layer in sender.Mlps)
        {
            if (layer < 0 || layer >= config.n_layers || config.d_mlp == 0)
                throw new ArgumentException($"There is no MLP in layer {layer}: the model has {(config.d_mlp == 0 ? "none" : $"layers 0 to {config.n_layers - 1}")}.", nameof(sender));
        }
    }

    private static void Check(IReadOnlyList<PathReceiver> receivers, DecoderConfig config)
    {
        if (receivers.Count == 0) throw new ArgumentException("Name a receiver: the logits, or queries, keys or values of heads.", nameof(receivers));
        if (receivers.Any(r => r.Kind == ReceiverKind.Logits))
        {
            if (receivers.Count > 1 || receivers[0].Heads.Count > 0) throw new ArgumentException("The logits receive alone. Ask for the heads in a sweep of their own.", nameof(receivers));
            return;
        }

        foreach (var receiver in receivers)
        {
            if (receiver.Heads.Count == 0) throw new ArgumentException("Name the heads that receive.", nameof(receivers));
            foreach (var head in receiver.Heads) Check(head, config);
        }
    }

    private static void Check(HeadName head, DecoderConfig config)
    {
        if (head.Layer < 0 || head.Layer >= config.n_layers || head.Head < 0 || head.Head >= config.n_heads)
            throw new ArgumentException($"There is no head {head}: the model has layers 0 to {config.n_layers - 1} with heads 0 to {config.n_heads - 1}.", nameof(head));
    }
}
