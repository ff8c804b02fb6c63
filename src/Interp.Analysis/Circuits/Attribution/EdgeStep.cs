using System.Runtime.InteropServices;
using Interp.Analysis.Language;

namespace Interp.Analysis.Circuits;

/// <summary>One forward and backward pass of edge attribution.</summary>
/// <param name="Start">Where it starts: right behind the senders that are moved.</param>
/// <param name="Moved">First sender moved, and how many.</param>
/// <param name="Scored">First sender scored, and how many.</param>
/// <param name="Alpha">1 leaves the moved senders clean, 0 puts their corrupted values in.</param>
/// <param name="Weight">In the mean of the gradients.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EdgeStep(StreamPlace Start, (int First, int Count) Moved, (int First, int Count) Scored, double Alpha, double Weight)
{
    /// <summary>The passes of a method.</summary>
    public static IReadOnlyList<EdgeStep> Plan(DecoderConfig config, EdgeGraph graph, EdgeMethod method, int steps)
    {
        return method switch
        {
            EdgeMethod.Eap => [Embeddings(1, 1)],
            EdgeMethod.CleanCorrupted => [Embeddings(1, 0.5), Embeddings(0, 0.5)],
            EdgeMethod.IntegratedInputs => [.. Enumerable.Range(0, steps).Select(k => Embeddings((double)k / steps, 1.0 / steps))],
            EdgeMethod.IntegratedActivations => [.. Groups(config).SelectMany(group => Enumerable.Range(1, steps)
                .Select(k => new EdgeStep(group.Start, group.Senders, group.Senders, (double)k / steps, 1.0 / steps)))],
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Choose one of the methods of edge attribution."),
        };

        EdgeStep Embeddings(double alpha, double weight) => new(default, (0, 1), (0, graph.Senders.Count), alpha, weight);
    }

    // Senders that write at the same place: the embeddings, the heads of a layer, its MLP.
    private static IEnumerable<(StreamPlace Start, (int First, int Count) Senders)> Groups(DecoderConfig config)
    {
        yield return (default, (0, 1));
        var next = 1;
        for (var layer = 0; layer < config.n_layers; layer++)
        {
            yield return (config.d_mlp > 0 ? new StreamPlace(layer, AfterAttention: true) : new StreamPlace(layer + 1, AfterAttention: false), (next, config.n_heads));
            next += config.n_heads;
            if (config.d_mlp == 0) continue;
            yield return (new StreamPlace(layer + 1, AfterAttention: false), (next, 1));
            next++;
        }
    }
}
