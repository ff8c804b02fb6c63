using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;
using Interp.Analysis.Numerics;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>A forward and a backward pass: activations and the metric's gradient with respect to each. Its tensors belong to the caller's scope.</summary>
internal sealed class GradientRun
{
    private readonly Dictionary<string, (Tensor Value, Tensor Gradient)> _at;

    private GradientRun(Tensor metric, Tensor start, Dictionary<string, (Tensor, Tensor)> at) => (Metric, StartGradient, _at) = (metric, start, at);

    /// <summary>[prompts].</summary>
    public Tensor Metric { get; }

    /// <summary>With respect to the residual stream that the run started from.</summary>
    public Tensor StartGradient { get; }

    public Tensor Value(string hookPoint) => _at[hookPoint].Value;

    /// <summary>∂(Σ over prompts of the metric) / ∂(value): prompts do not meet, so each has its own.</summary>
    public Tensor Gradient(string hookPoint) => _at[hookPoint].Gradient;

    /// <param name="decoder">The model.</param>
    /// <param name="prompts">Where END is.</param>
    /// <param name="metric">What is differentiated.</param>
    /// <param name="x">The residual stream to start from, [prompts, pos, d_model].</param>
    /// <param name="hookPoints">Where gradients are wanted: hook points behind the start.</param>
    /// <param name="start">Where x stands.</param>
    public static GradientRun Of(Decoder decoder, PromptBatch prompts, Metric metric, Tensor x, IReadOnlyCollection<string> hookPoints, StreamPlace start = default)
    {
        using var grad = torch.enable_grad();
        using var scope = torch.NewDisposeScope();
        var hooks = new RunHooks(hookPoints, [], stopAtLast: false);
        var leaf = x.detach().requires_grad_(true);
        var hidden = start.AfterAttention ? decoder.HiddenFromMid(start.Layer, leaf, hooks) : decoder.HiddenFrom(start.Layer, leaf, hooks);
        using var cache = hooks.ToCache();
        var m = metric.OfHidden(new PromptPositions(prompts.Positions(TokenPair.End)).Of(hidden));
        var values = hookPoints.Select(h => cache[h]).ToList();
        var gradients = Derivatives.Of(m.sum(), [leaf, .. values]);
        var at = hookPoints.Zip(values.Zip(gradients.Skip(1))).ToDictionary(
            v => v.First, v => (v.Second.First.detach().MoveToOuterDisposeScope(), v.Second.Second.MoveToOuterDisposeScope()), StringComparer.Ordinal);
        return new GradientRun(m.detach().MoveToOuterDisposeScope(), gradients[0].MoveToOuterDisposeScope(), at);
    }

    /// <summary>The residual stream before layer 0, [prompts, pos, d_model].</summary>
    public static Tensor Embedded(Decoder decoder, Tensor tokens)
    {
        using var cache = decoder.RunWithCache(tokens, ["blocks.0.hook_resid_pre"]);
        return cache["blocks.0.hook_resid_pre"].alias();
    }

    /// <summary>The metric on these prompts, with the clean run's logits where it needs them.</summary>
    public static Metric MetricOf(Decoder decoder, PromptBatch prompts, MetricKind kind)
    {
        if (kind != MetricKind.KlDivergence) return new Metric(decoder, prompts, kind);
        using var noGrad = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        decoder.Check(prompts.Clean());
        var end = new PromptPositions(prompts.Positions(TokenPair.End)).Of(decoder.Hidden(prompts.Clean(), new RunHooks()));
        return new Metric(decoder, prompts, kind, decoder.Unembed(end));
    }
}
