using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>
/// Edge attribution patching (Syed et al. 2023) and its integrated forms (Hanna et al. 2024): for every edge at once, the first-order estimate of what the
/// corrupted value on that edge alone would add to the metric. A norm belongs to the receiver, so the edges of an input add up.
/// </summary>
public static class EdgeAttribution
{
    /// <param name="decoder">The model.</param>
    /// <param name="prompts">Pairs.</param>
    /// <param name="options">Method, steps, metric and memory.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancellationToken">Checked between passes.</param>
    /// <exception cref="ArgumentException">The prompts do not fit the model, the metric is constant, or its gradient is zero where this method takes it.</exception>
    public static EdgeScores Compute(Decoder decoder, PromptBatch prompts, EdgeOptions options, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        Check(options);
        using var noGrad = torch.no_grad();
        var graph = new EdgeGraph(decoder.Config);
        var plan = EdgeStep.Plan(decoder.Config, graph, options.Method, options.Steps);
        var (sums, saturation) = (new EdgeSums(decoder, graph), new Saturation(decoder.Config));
        var (clean, corrupted) = (new List<double>(prompts.Count), new List<double>(prompts.Count));
        var parts = Parts(decoder.Config, prompts, options.MemoryBound).ToList();
        for (var part = 0; part < parts.Count; part++)
        {
            using var scope = torch.NewDisposeScope();
            using var metric = GradientRun.MetricOf(decoder, parts[part], options.Metric);
            var differences = SenderDifferences.Of(decoder, graph, parts[part]);
            saturation.Add(parts[part], differences.Clean);
            clean.AddRange(Numbers(metric.OfHidden(differences.CleanEnd)));
            corrupted.AddRange(Numbers(metric.OfHidden(differences.CorruptedEnd)));
            for (var step = 0; step < plan.Count; step++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                using var pass = torch.NewDisposeScope();
                var x = differences.Moved(decoder.Config, plan[step].Start, plan[step].Moved, plan[step].Alpha);
                var run = GradientRun.Of(decoder, parts[part], metric, x, sums.HookPoints(plan[step].Start), plan[step].Start);
                sums.Add(run, plan[step], differences.All);
                progress?.Report((part * (double)plan.Count + step + 1) / (parts.Count * plan.Count));
            }
        }

        return new EdgeScores(graph, options, new MetricBaselines(options.Metric, clean, corrupted), sums.Means(prompts.Count), saturation.Heads);
    }

    /// <summary>The prompts in parts whose differences, gradients and activations fit a bound.</summary>
    internal static IEnumerable<PromptBatch> Parts(DecoderConfig config, PromptBatch prompts, long bound) => PromptChunks.Of(prompts, BytesPerToken(config, prompts.Length), bound);

    // Differences of all senders once and as a copy in products, gradients of one layer's inputs twice, and what autograd keeps of every layer with its gradients.
    internal static long BytesPerToken(DecoderConfig c, int length)
    {
        long senders = 1 + c.n_layers * (c.n_heads + 1L), inputs = Math.Max(c.n_heads, 1 + c.n_kv_heads);
        var kept = c.n_layers * (16L * c.d_model + 4L * c.d_mlp + 4L * c.n_heads * length);
        return sizeof(float) * (2 * senders * c.d_model + 4 * inputs * c.d_model + kept);
    }

    private static double[] Numbers(Tensor perPrompt) => perPrompt.to(ScalarType.Float64).data<double>().ToArray();

    private static void Check(EdgeOptions options)
    {
        if (options.Steps < 1 || options.Steps > 1000) throw new ArgumentException($"{options.Steps} steps of integration were asked for. Ask for 1 to 1000.", nameof(options));
        if (options.Metric == MetricKind.KlDivergence && options.Method == EdgeMethod.Eap)
            throw new ArgumentException("The KL divergence is least, and its gradient zero, on the clean prompts, where this method takes it. Choose an integrated method or another metric.", nameof(options));
    }
}
