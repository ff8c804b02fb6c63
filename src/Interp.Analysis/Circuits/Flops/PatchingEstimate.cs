using Interp.Analysis.Language;

namespace Interp.Analysis.Circuits;

/// <summary>
/// What a sweep will take, from sizes alone. With a token's products in one layer, all in multiply-adds: attention a = d (2 H + 2 K) d_head + 2 T H d_head, MLP
/// m = 2 d d_mlp (3 where gated); H query heads, K key heads, T tokens, N prompts, P positions read, W positions from the first patched one to END:
/// <list type="bullet">
/// <item>two plain passes: 2 N T L (a + m)</item>
/// <item>paths from layer l to the logits: N (L − l) m a sender; to heads of layer R: N P (R − l) m, then N W (L − R) (a + m)</item>
/// <item>an activation of layer l: N W (L − l) (a + m) a cell</item>
/// </list>
/// A multiply-add is two operations. Memory is what is kept of the plain runs and, of a part of a plain run and a part of the sweep, the larger (<see cref="RunMemory"/>).
/// </summary>
/// <param name="Flops">Operations of all matrix products.</param>
/// <param name="Bytes">Numbers held at most, beside the weights.</param>
public sealed record PatchingEstimate(double Flops, double Bytes)
{
    /// <summary>
    /// Bytes that a process holds beside all numbers once it has run something: what libtorch's products keep for themselves from their first use on, and gaps of the heap. From 65 to 87 MiB were
    /// seen above what is counted here (November 2026, two cores of an AMD EPYC, 144 heads of GPT-2 small's shape), 5 in a second sweep.
    /// </summary>
    public const long Workspace = 96L << 20;

    /// <summary>A sweep of paths; every sender is taken by itself.</summary>
    /// <param name="c">The model.</param>
    /// <param name="prompts">Pairs.</param>
    /// <param name="tokens">Of the longest prompt.</param>
    /// <param name="options">What is patched.</param>
    public static PatchingEstimate ForPaths(DecoderConfig c, int prompts, int tokens, PathPatchingOptions options)
    {
        var senders = options.Senders.Count == 0 ? PathSender.EveryHead(c) : options.Senders;
        double rows = (double)prompts * tokens, places = prompts * (options.ToLogits ? 1.0 : Places(options.ReceiverPositions, tokens));
        var last = options.ToLogits ? c.n_layers : options.Receivers.SelectMany(r => r.Heads).Max(h => h.Layer);
        var layers = senders.Sum(s => (double)Math.Max(0, last - s.FirstLayer));
        double work = 2 * rows * c.n_layers * (Attention(c, tokens) + Mlp(c)) + (options.ThroughMlps == PathPart.Recompute ? places * layers * Mlp(c) : 0);
        if (!options.ToLogits)
        {
            var first = options.Receivers.SelectMany(r => r.Heads).Min(h => h.Layer);
            work += senders.Count(s => s.FirstLayer < last) * prompts * Window(options.ReceiverPositions, tokens) * (c.n_layers - first) * (Attention(c, tokens) + Mlp(c));
        }

        return Of(c, prompts, tokens, options.Metric, work, PathMemory.Kept(c, prompts, tokens, options, senders), PathMemory.Sweep(c, prompts, tokens, options, senders));
    }

    /// <summary>A sweep of activations.</summary>
    /// <param name="c">The model.</param>
    /// <param name="prompts">Pairs.</param>
    /// <param name="tokens">Of the longest prompt.</param>
    /// <param name="options">What is patched.</param>
    public static PatchingEstimate ForActivations(DecoderConfig c, int prompts, int tokens, ActivationPatchingOptions options)
    {
        var layers = options.Layers.Count == 0 ? Enumerable.Range(0, c.n_layers).ToList() : options.Layers.Distinct().ToList();
        double rows = (double)prompts * tokens, heads = options.Site.Heads(c), perLayer = Attention(c, tokens) + Mlp(c);
        // Positions to compute for all columns of a layer, for one prompt.
        var width = options.Positions.Count > 0 ? options.Positions.Sum(p => Window([p], tokens)) : options.Site.IsOfHeads() ? tokens : tokens * (tokens + 1) / 2.0;
        var runs = options.Replacement is AblationKind.Mean or AblationKind.Resample ? 3 : 2;
        double work = runs * rows * c.n_layers * perLayer + layers.Sum(l => prompts * width * heads * (c.n_layers - l) * perLayer);
        return Of(c, prompts, tokens, options.Metric, work, ActivationMemory.Kept(c, rows, tokens, options, layers), ActivationMemory.Sweep(c, prompts, tokens, options));
    }

    /// <summary>Time at a rate of operations per second; half the rate of a large matrix product is a careful guess.</summary>
    public TimeSpan Time(double flopsPerSecond) => TimeSpan.FromSeconds(Flops / flopsPerSecond);

    private static PatchingEstimate Of(DecoderConfig c, int prompts, int tokens, MetricKind metric, double multiplyAdds, double kept, double sweep)
    {
        var memory = new RunMemory(c, tokens);
        return new PatchingEstimate(2 * multiplyAdds, sizeof(float) * (kept + memory.Metrics(prompts, metric) + Math.Max(memory.Plain(prompts), sweep)));
    }

    private static double Attention(DecoderConfig c, int tokens) => (double)c.d_model * c.d_head * 2 * (c.n_heads + c.n_kv_heads) + 2.0 * tokens * c.n_heads * c.d_head;

    private static double Mlp(DecoderConfig c) => (c.GatedMlp ? 3.0 : 2.0) * c.d_model * c.d_mlp;

    /// <summary>Positions that roles name.</summary>
    internal static double Places(IReadOnlyList<string> roles, int tokens) => roles.Contains(PositionSet.All, StringComparer.Ordinal) ? tokens : roles.Count;

    /// <summary>Positions that a change can reach: END itself only; a number itself and what follows; where another role stands is not known, so all is counted.</summary>
    internal static double Window(IReadOnlyList<string> roles, int tokens) => roles.Max(r =>
        string.Equals(r, TokenPair.End, StringComparison.Ordinal) ? 1 : int.TryParse(r, out var p) && p < tokens ? tokens - p : tokens);
}
