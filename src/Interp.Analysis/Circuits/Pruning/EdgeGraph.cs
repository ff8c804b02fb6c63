using Interp.Analysis.Language;

namespace Interp.Analysis.Circuits;

/// <summary>Every direct connection of a decoder through its residual stream: from each part that writes to each input that reads later (Conmy et al. 2023).</summary>
public sealed class EdgeGraph
{
    private readonly DecoderConfig _config;

    public EdgeGraph(DecoderConfig config)
    {
        _config = config;
        var senders = new List<EdgeSender> { new("embed", -1, null) };
        var receivers = new List<EdgeReceiver>();
        for (var layer = 0; layer < config.n_layers; layer++)
        {
            receivers.AddRange(Heads(layer, config.n_heads, ReceiverPart.Query, "q", senders.Count));
            receivers.AddRange(Heads(layer, config.n_kv_heads, ReceiverPart.Key, "k", senders.Count));
            receivers.AddRange(Heads(layer, config.n_kv_heads, ReceiverPart.Value, "v", senders.Count));
            for (var head = 0; head < config.n_heads; head++) senders.Add(new($"{layer}.{head}", layer, new(layer, head)));
            if (config.d_mlp == 0) continue;
            receivers.Add(new($"mlp {layer}", layer, null, ReceiverPart.Mlp, senders.Count));
            senders.Add(new($"mlp {layer}", layer, null));
        }

        receivers.Add(new("logits", config.n_layers, null, ReceiverPart.Logits, senders.Count));
        (Senders, Receivers) = (senders, receivers);
    }

    /// <summary>In the order in which they write.</summary>
    public IReadOnlyList<EdgeSender> Senders { get; }

    /// <summary>In the order in which they read.</summary>
    public IReadOnlyList<EdgeReceiver> Receivers { get; }

    /// <summary>Number of edges.</summary>
    public int Edges => Receivers.Sum(r => r.Senders);

    /// <summary>Index of the receiver of that kind.</summary>
    public int Receiver(int layer, ReceiverPart part, int head = 0)
    {
        for (var i = 0; i < Receivers.Count; i++)
        {
            if (Receivers[i].Layer == layer && Receivers[i].Part == part && (Receivers[i].Head?.Head ?? 0) == head) return i;
        }

        throw new ArgumentException($"The model has no {part} of head {head} in layer {layer}.", nameof(layer));
    }

    /// <summary>What a receiver's part writes in turn: senders by index. None for the logits; for a shared key or value, all heads of its group.</summary>
    public IEnumerable<int> Outputs(EdgeReceiver receiver)
    {
        var group = receiver.Part is ReceiverPart.Key or ReceiverPart.Value ? _config.n_heads / _config.n_kv_heads : 1;
        return Enumerable.Range(0, Senders.Count).Where(i => receiver.Part switch
        {
            ReceiverPart.Logits => false,
            ReceiverPart.Mlp => Senders[i].Layer == receiver.Layer && Senders[i].Head is null,
            _ => Senders[i].Head is { } head && head.Layer == receiver.Layer && head.Head / group == receiver.Head!.Value.Head,
        });
    }

    private static IEnumerable<EdgeReceiver> Heads(int layer, int count, ReceiverPart part, string letter, int senders) =>
        Enumerable.Range(0, count).Select(head => new EdgeReceiver($"{layer}.{head}.{letter}", layer, new(layer, head), part, senders));
}
