using Interp.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Language;

/// <summary>A decoder-only transformer whose intermediate values can be read and replaced by name.</summary>
public sealed class Decoder : IDisposable
{
    private readonly List<Block> _blocks;
    private readonly Norm _lnFinal;

    /// <summary>Takes over <paramref name="weights"/>.</summary>
    public Decoder(DecoderConfig config, DecoderWeights weights)
    {
        Config = config.Validated();
        Weights = weights;
        _blocks = Enumerable.Range(0, config.n_layers).Select(layer => new Block(config, weights, layer)).ToList();
        _lnFinal = new Norm(config, weights, "ln_final");
        HookPoints = Describe().ToList();
    }

    public DecoderConfig Config { get; }

    public DecoderWeights Weights { get; }

    /// <summary>Every hook point, in the order a forward pass meets them.</summary>
    public IReadOnlyList<HookPoint> HookPoints { get; }

    /// <summary>The unembedding, [d_model, d_vocab]; a view of W_E where the two are tied.</summary>
    public Tensor W_U => Config.TiedUnembedding ? Weights["W_E"].t() : Weights["unembed.W_U"];

    /// <summary>The unembedding's bias, [d_vocab]; null in models that have none, which is all but those whose weights were folded.</summary>
    public Tensor? b_U => Weights.Find("unembed.b_U");

    /// <param name="tokens">int64 [batch, pos].</param>
    /// <returns>Logits, [batch, pos, d_vocab].</returns>
    public Tensor Forward(Tensor tokens) => Run(tokens, new RunHooks())!;

    /// <summary>Runs up to the last of <paramref name="hookPoints"/> and keeps the values there.</summary>
    /// <param name="tokens">int64 [batch, pos].</param>
    /// <param name="hookPoints">Names from <see cref="HookPoints"/>.</param>
    /// <param name="stopAtLastHook">False computes the whole forward pass all the same.</param>
    /// <exception cref="ArgumentException">A name is unknown or nothing is asked for.</exception>
    public ActivationCache RunWithCache(Tensor tokens, IReadOnlyCollection<string> hookPoints, bool stopAtLastHook = true)
    {
        if (hookPoints.Count == 0) throw new ArgumentException("Name at least one hook point to cache.", nameof(hookPoints));
        Known(hookPoints);
        using var noGrad = torch.no_grad();
        var hooks = new RunHooks(hookPoints, [], stopAtLastHook);
        Guarded(tokens, hooks)?.Dispose();
        return hooks.ToCache();
    }

    /// <param name="tokens">int64 [batch, pos].</param>
    /// <param name="interventions">Edits; each must change something.</param>
    /// <returns>Logits, [batch, pos, d_vocab].</returns>
    public Tensor RunWithInterventions(Tensor tokens, IReadOnlyList<Intervention> interventions) =>
        Patch(tokens, interventions, []).Logits;

    /// <summary>Runs with <paramref name="interventions"/> and keeps the edited run's values at <paramref name="hookPoints"/>.</summary>
    /// <exception cref="InvalidOperationException">An intervention changed nothing or returned another shape.</exception>
    public PatchedRun Patch(Tensor tokens, IReadOnlyList<Intervention> interventions, IReadOnlyCollection<string> hookPoints)
    {
        Known(hookPoints.Concat(interventions.Select(i => i.HookPoint)));
        var hooks = new RunHooks(hookPoints, interventions, stopAtLast: false);
        var logits = Guarded(tokens, hooks)!;
        return new PatchedRun(logits, hooks.ToCache(), hooks.Reports);
    }

    /// <summary>The hook point of that name.</summary>
    /// <exception cref="ArgumentException">There is none; the message names the nearest.</exception>
    public HookPoint HookPoint(string name) => HookPoints.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.Ordinal))
        ?? throw new ArgumentException($"No hook point {name} in this model. {NearestNames.Hint(name, HookPoints.Select(p => p.Name))}", nameof(name));

    /// <summary>The same model in another element type, with weights of its own: in float64 where rounding must not blur a comparison.</summary>
    public Decoder To(ScalarType type) => new(Config, Weights.To(Config, type));

    /// <summary>The same model on another device, with weights of its own; tokens may come from the CPU all the same.</summary>
    public Decoder To(Device device) => new(Config, Weights.To(Config, device));

    public void Dispose() => Weights.Dispose();

    /// <summary>Layers, first to last.</summary>
    internal IReadOnlyList<Block> Blocks => _blocks;

    /// <summary>The norm before the unembedding.</summary>
    internal Norm LnFinal => _lnFinal;

    /// <summary>What the unembedding reads: the residual stream after the final norm, [batch, pos, d_model].</summary>
    internal Tensor Hidden(Tensor tokens, RunHooks hooks)
    {
        using var scope = torch.NewDisposeScope();
        long batch = tokens.shape[0], pos = tokens.shape[1];
        var x = Weights["W_E"].index_select(0, tokens.reshape(batch * pos).to(Weights["W_E"].device)).view(batch, pos, Config.d_model);
        x = hooks.At("hook_embed", x);
        if (Config.Positions == PositionalEncoding.Learned)
            x = x + hooks.At("hook_pos_embed", Weights["W_pos"].narrow(0, 0, pos).unsqueeze(0).expand(batch, pos, Config.d_model));

        scope.Keep(x);
        return scope.MoveToOuter(HiddenFrom(0, x, hooks));
    }

    /// <summary>The rest of a forward pass, from the residual stream before a layer.</summary>
    /// <param name="layer">The first layer to run; <c>n_layers</c> leaves the final norm only.</param>
    /// <param name="x">What that layer reads, [batch, pos, d_model].</param>
    /// <param name="hooks">What to record or edit on the way.</param>
    internal Tensor HiddenFrom(int layer, Tensor x, RunHooks hooks)
    {
        // The scope holds what this run made and no more: a residual stream that has been read, and that nobody recorded, goes.
        using var scope = torch.NewDisposeScope();
        foreach (var block in _blocks.Skip(layer))
        {
            if (hooks.Finished) return scope.MoveToOuter(x);
            x = scope.Keep(block.Forward(x, hooks));
        }

        return scope.MoveToOuter(hooks.Finished ? x : _lnFinal.Forward(x, hooks));
    }

    /// <summary>The rest of a forward pass, from the residual stream between a layer's attention and its MLP.</summary>
    /// <param name="layer">The layer whose MLP is the first to run.</param>
    /// <param name="mid">[batch, pos, d_model].</param>
    /// <param name="hooks">What to record or edit on the way.</param>
    internal Tensor HiddenFromMid(int layer, Tensor mid, RunHooks hooks) => HiddenFrom(layer + 1, _blocks[layer].ForwardMlp(mid, hooks), hooks);

    /// <summary>The logits of a residual stream after the final norm.</summary>
    /// <param name="hidden">[rows, d_model].</param>
    /// <returns>[rows, d_vocab].</returns>
    internal Tensor Unembed(Tensor hidden) => b_U is { } b ? torch.addmm(b, hidden, W_U, 1, 1) : hidden.mm(W_U);

    /// <summary>Columns of the unembedding. Of a tied one rows of the embedding are read: selecting columns of its view would copy all of it first.</summary>
    /// <param name="tokens">int64 [tokens].</param>
    /// <returns>[tokens, d_model].</returns>
    internal Tensor UnembeddingOf(Tensor tokens)
    {
        using var scope = torch.NewDisposeScope();
        return (Config.TiedUnembedding ? Weights["W_E"].index_select(0, tokens) : W_U.index_select(1, tokens).t()).MoveToOuterDisposeScope();
    }

    private Tensor? Guarded(Tensor tokens, RunHooks hooks)
    {
        try
        {
            return Run(tokens, hooks);
        }
        catch
        {
            hooks.Discard();
            throw;
        }
    }

    private Tensor? Run(Tensor tokens, RunHooks hooks)
    {
        Check(tokens);
        using var scope = torch.NewDisposeScope();
        var hidden = Hidden(tokens, hooks);
        return hooks.Finished ? null : Linear.Apply(hidden, W_U, b_U, hooks.Flops).MoveToOuterDisposeScope();
    }

    private IEnumerable<HookPoint> Describe()
    {
        yield return new("hook_embed", Config.d_model, "[batch, pos, d_model]");
        if (Config.Positions == PositionalEncoding.Learned) yield return new("hook_pos_embed", Config.d_model, "[batch, pos, d_model]");
        foreach (var point in _blocks.SelectMany(b => b.HookPoints()).Concat(_lnFinal.HookPoints())) yield return point;
    }

    private void Known(IEnumerable<string> names)
    {
        foreach (var name in names) HookPoint(name);
    }

    internal void Check(Tensor tokens)
    {
        if (tokens.dtype != ScalarType.Int64 || tokens.shape.Length != 2 || tokens.numel() == 0)
            throw new ArgumentException($"Tokens must be int64 [batch, pos], not {tokens.dtype} [{string.Join(", ", tokens.shape)}].", nameof(tokens));
        if (tokens.shape[1] > Config.n_ctx)
            throw new ArgumentException($"{tokens.shape[1]} tokens exceed the model's context of {Config.n_ctx}. Shorten the text.", nameof(tokens));
        using var scope = torch.NewDisposeScope();
        long least = tokens.min().ToInt64(), most = tokens.max().ToInt64();
        if (least < 0 || most >= Config.d_vocab)
            throw new ArgumentException($"Token ids run from {least} to {most}; the model knows 0 to {Config.d_vocab - 1}. Use the model's own tokenizer.", nameof(tokens));
    }
}
