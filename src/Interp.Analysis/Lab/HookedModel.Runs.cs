using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Lab;

/// <content>Runs of the model, and names of what they go through.</content>
public sealed partial class HookedModel
{
    /// <summary>The full name of an activation, as <c>utils.get_act_name</c> gives it: ("pattern", 0) is <c>blocks.0.attn.hook_pattern</c>.</summary>
    /// <param name="name">Short name, e.g. resid_pre, z, pattern, mlp_out, post.</param>
    /// <param name="layer">Null for what belongs to no layer, e.g. embed.</param>
    /// <exception cref="ArgumentException">This model has none; the message names the nearest.</exception>
    public string ActName(string name, int? layer = null)
    {
        var block = layer is { } number ? FormattableString.Invariant($"blocks.{number}.") : "";
        string[] names = [$"{block}hook_{name}", $"{block}attn.hook_{name}", $"{block}mlp.hook_{name}"];
        return (Decoder.HookPoints.FirstOrDefault(p => names.Contains(p.Name, StringComparer.Ordinal)) ?? Decoder.HookPoint(names[0])).Name;
    }

    /// <param name="tokens">int64 [batch, pos].</param>
    /// <returns>[batch, pos, d_vocab], in nats.</returns>
    public Tensor Logits(Tensor tokens)
    {
        using var noGrad = torch.no_grad();
        return Decoder.Forward(tokens);
    }

    /// <returns>[1, pos, d_vocab], in nats.</returns>
    public Tensor Logits(string text) => OnTokens(text, Logits);

    /// <summary>The likeliest next tokens after a text, with their probabilities.</summary>
    public IReadOnlyList<(string Token, double Probability)> TopTokens(string text, int count = 5)
    {
        using var scope = torch.NewDisposeScope();
        var next = new NextTokens(Logits(text).select(0, 0).select(0, -1).to(ScalarType.Float32).cpu().data<float>().ToArray());
        return next.Likeliest(count).Select(id => (ToSingleStringToken(id), next.Probability(id))).ToList();
    }

    /// <summary>Logits and the activations of one run.</summary>
    /// <param name="tokens">int64 [batch, pos].</param>
    /// <param name="hookPoints">Full names; none for all that the model has, which of a large model is much.</param>
    /// <exception cref="ArgumentException">A name is unknown; the message names the nearest.</exception>
    public CachedRun RunWithCache(Tensor tokens, params IReadOnlyList<string> hookPoints)
    {
        using var noGrad = torch.no_grad();
        var run = Decoder.Patch(tokens, [], hookPoints.Count > 0 ? hookPoints : [.. Decoder.HookPoints.Select(p => p.Name)]);
        return new CachedRun(run.Logits, run.Cache);
    }

    /// <inheritdoc cref="RunWithCache(Tensor, IReadOnlyList{string})"/>
    public CachedRun RunWithCache(string text, params IReadOnlyList<string> hookPoints) => OnTokens(text, tokens => RunWithCache(tokens, hookPoints));

    /// <summary>A run whose activations are edited on the way.</summary>
    /// <param name="tokens">int64 [batch, pos].</param>
    /// <param name="hooks">Full name, and what returns the value to go on with from a copy of the value there: same shape, same type.</param>
    /// <returns>Logits, [batch, pos, d_vocab].</returns>
    /// <exception cref="InvalidOperationException">An edit changed nothing, or returned another shape: a hook without effect is a mistake more often than not.</exception>
    public Tensor RunWithHooks(Tensor tokens, params IReadOnlyList<(string HookPoint, Func<Tensor, Tensor> Edit)> hooks)
    {
        using var noGrad = torch.no_grad();
        return Decoder.RunWithInterventions(tokens, [.. hooks.Select(h => new Intervention(h.HookPoint, h.Edit))]);
    }

    /// <inheritdoc cref="RunWithHooks(Tensor, IReadOnlyList{ValueTuple{string, Func{Tensor, Tensor}}})"/>
    public Tensor RunWithHooks(string text, params IReadOnlyList<(string HookPoint, Func<Tensor, Tensor> Edit)> hooks) => OnTokens(text, tokens => RunWithHooks(tokens, hooks));

    private T OnTokens<T>(string text, Func<Tensor, T> run)
    {
        using var tokens = ToTokens(text);
        return run(tokens);
    }
}
