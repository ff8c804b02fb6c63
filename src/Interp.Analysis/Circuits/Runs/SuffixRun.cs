using Interp.Analysis.Language;
using Interp.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>
/// The rest of many edited runs at once: from an edited residual stream to END, over the layers and positions that the edit can reach. What comes before is
/// as in the plain run.
/// </summary>
internal sealed class SuffixRun
{
    private readonly Decoder _decoder;
    private readonly BaseRun _run;
    private readonly FlopCounter? _flops;
    private readonly WindowAttention _everywhere, _atEnd;

    /// <param name="decoder">The model.</param>
    /// <param name="run">The plain run; <see cref="Needs"/> says what must have been kept.</param>
    /// <param name="window">What an edit can reach.</param>
    /// <param name="flops">Counts the products.</param>
    public SuffixRun(Decoder decoder, BaseRun run, Window window, FlopCounter? flops)
    {
        (_decoder, _run, Window, _flops) = (decoder, run, window, flops);
        var type = decoder.Weights["W_E"].dtype;
        _everywhere = new WindowAttention(window, window.Positions, type, flops);
        _atEnd = new WindowAttention(window, window.End, type, flops);
    }

    public Window Window { get; }

    /// <summary>Attention with queries at every position of the window.</summary>
    public WindowAttention Attention => _everywhere;

    /// <summary>The turned keys' and the values' hook points of a layer.</summary>
    public static (string Keys, string Values) Needs(Decoder decoder, int layer) =>
        (LayerHooks.Head(layer, decoder.Config.Positions is PositionalEncoding.RotaryHalfSplit or PositionalEncoding.RotaryInterleaved ? "rot_k" : "k"), LayerHooks.Head(layer, "v"));

    /// <summary>Turned keys and values of the plain run, [prompts, pos, n_kv_heads, d_head]; null where the window leaves none out.</summary>
    public (Tensor? Keys, Tensor? Values) Before(int layer)
    {
        if (Window.Prefix == 0) return (null, null);
        var (keys, values) = Needs(_decoder, layer);
        return (_run.Kept[keys], _run.Kept[values]);
    }

    /// <param name="layer">The first layer to run.</param>
    /// <param name="x">What it reads, [cells · prompts, width, d_model].</param>
    /// <param name="edit">Changes queries, keys or values (q, k, v) before any rotation, [cells · prompts, width, heads, d_head].</param>
    /// <returns>The residual stream at END after the final norm, [cells, prompts, d_model].</returns>
    public Tensor FromPre(int layer, Tensor x, Func<int, string, Tensor, Tensor>? edit = null)
    {
        using var scope = torch.NewDisposeScope();
        for (var l = layer; l < _decoder.Config.n_layers; l++) x = scope.Keep(AfterMlp(l, AfterAttention(l, x, edit)));
        return scope.MoveToOuter(End(x));
    }

    /// <param name="layer">The layer whose MLP is the first to run.</param>
    /// <param name="mid">The residual stream after its attention, [cells · prompts, width, d_model].</param>
    /// <param name="edit">As in <see cref="FromPre"/>.</param>
    /// <returns>The residual stream at END after the final norm, [cells, prompts, d_model].</returns>
    public Tensor FromMid(int layer, Tensor mid, Func<int, string, Tensor, Tensor>? edit = null) =>
        FromPre(layer + 1, AfterMlp(layer, layer == _decoder.Config.n_layers - 1 ? Window.AtEnd(mid) : mid), edit);

    private Tensor AfterAttention(int layer, Tensor x, Func<int, string, Tensor, Tensor>? edit)
    {
        using var scope = torch.NewDisposeScope();
        var hooks = Hooks();
        var block = _decoder.Blocks[layer];
        var normalised = block.Ln1.Forward(x, hooks);
        var k = block.Attention.Turned(Edited("k", block.Attention.Input("k", normalised, hooks)), Window.Positions.Flat);
        var v = Edited("v", block.Attention.Input("v", normalised, hooks));
        var (baseK, baseV) = Before(layer);
        // After the last layer only END is read. An edit of queries there still speaks of the whole window.
        var last = layer == _decoder.Config.n_layers - 1;
        var q = edit is null && last ? block.Attention.Input("q", Window.AtEnd(normalised), hooks) : Edited("q", block.Attention.Input("q", normalised, hooks));
        if (last && edit is not null) q = Window.AtEnd(q);
        var z = (last ? _atEnd : _everywhere).Z(block.Attention.Turned(q, (last ? Window.End : Window.Positions).Flat), k, v, baseK, baseV);
        return scope.MoveToOuter((last ? Window.AtEnd(x) : x) + block.Attention.Write(z, hooks));

        Tensor Edited(string letter, Tensor value) => edit is null ? value : edit(layer, letter, value);
    }

    private Tensor AfterMlp(int layer, Tensor mid)
    {
        using var scope = torch.NewDisposeScope();
        return _decoder.Blocks[layer].ForwardMlp(mid, Hooks()).MoveToOuterDisposeScope();
    }

    // [cells · prompts, 1 or width, d_model] → [cells, prompts, d_model]
    private Tensor End(Tensor x)
    {
        if (x.shape[1] > 1) x = Window.AtEnd(x);
        return _decoder.LnFinal.Forward(x, Hooks()).reshape(-1, Window.End.Prompts, _decoder.Config.d_model);
    }

    private RunHooks Hooks() => new() { Flops = _flops };
}
