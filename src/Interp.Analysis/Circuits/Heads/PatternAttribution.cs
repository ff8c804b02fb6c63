using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>
/// A ⊙ ∂m/∂A for every cell of every pattern: what a small change of this attention would do to the metric, by how much attention there is. It tells no
/// counterfactual: the rest of the row is not rescaled. Owns its tensors.
/// </summary>
public sealed class PatternAttribution : IDisposable
{
    private readonly IReadOnlyList<Tensor> _pattern, _attribution;

    private PatternAttribution(IReadOnlyList<Tensor> pattern, IReadOnlyList<Tensor> attribution, IReadOnlyList<double> metric) =>
        (_pattern, _attribution, Metric) = (pattern, attribution, metric);

    /// <summary>Of each prompt.</summary>
    public IReadOnlyList<double> Metric { get; }

    /// <param name="decoder">The model.</param>
    /// <param name="prompts">Their clean side is run, all at once: meant for a few.</param>
    /// <param name="kind">What is attributed.</param>
    public static PatternAttribution Of(Decoder decoder, PromptBatch prompts, MetricKind kind)
    {
        using var scope = torch.NewDisposeScope();
        using var metric = GradientRun.MetricOf(decoder, prompts, kind);
        var hooks = Enumerable.Range(0, decoder.Config.n_layers).Select(layer => $"blocks.{layer}.attn.hook_pattern").ToList();
        var run = GradientRun.Of(decoder, prompts, metric, GradientRun.Embedded(decoder, prompts.Clean()), hooks);
        return new PatternAttribution(
            hooks.ConvertAll(hook => run.Value(hook).DetachFromDisposeScope()),
            hooks.ConvertAll(hook => (run.Value(hook) * run.Gradient(hook)).DetachFromDisposeScope()),
            run.Metric.to(ScalarType.Float64).data<double>().ToArray());
    }

    /// <summary>The attention itself, [batch, n_heads, query, key].</summary>
    public Tensor Pattern(int layer) => _pattern[layer];

    /// <summary>Signed, in the metric's unit: [batch, n_heads, query, key].</summary>
    public Tensor Attribution(int layer) => _attribution[layer];

    /// <summary>The sum of each head's cells, mean over prompts.</summary>
    public HeadTable Table()
    {
        using var scope = torch.NewDisposeScope();
        return new HeadTable("attention-attribution", "Attention attribution", "metric", "Σ A ⊙ ∂m/∂A over all cells, mean over prompts",
            [.. _attribution.Select(a => a.sum([2L, 3L]).mean([0L]).to(ScalarType.Float64).data<double>().ToArray())]);
    }

    public void Dispose()
    {
        foreach (var tensor in _pattern.Concat(_attribution)) tensor.Dispose();
    }
}
