using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>What receiving heads would read if their senders were replaced: recorded in pass C, put in in pass D.</summary>
internal sealed class ReceivedValues
{
    private readonly Decoder _decoder;
    private readonly PathPatchingOptions _options;
    private readonly PositionSet _places;
    private readonly BaseRun _patched;
    private readonly FlopCounter? _flops;
    private readonly Dictionary<(int Layer, string Letter), Tensor> _values = [];

    public ReceivedValues(Decoder decoder, PathPatchingOptions options, PositionSet places, BaseRun patched, FlopCounter? flops)
    {
        (_decoder, _options, _places, _patched, _flops) = (decoder, options, places, patched, flops);
        var group = decoder.Config.n_heads / decoder.Config.n_kv_heads;
        Heads = options.Receivers.SelectMany(r => r.Heads.Select(h => (h.Layer, r.Letter, Head: r.Kind == ReceiverKind.Query ? h.Head : h.Head / group)))
            .Distinct().GroupBy(r => (r.Layer, r.Letter), r => r.Head).ToDictionary(g => g.Key, g => g.Order().ToArray());
    }

    /// <summary>Receiving heads by layer and letter (q, k, v); key heads for keys and values.</summary>
    public IReadOnlyDictionary<(int Layer, string Letter), int[]> Heads { get; }

    /// <summary>Layers that receive.</summary>
    public IEnumerable<int> Layers => Heads.Keys.Select(k => k.Layer).Distinct();

    /// <summary>Records what the heads of a layer receive.</summary>
    /// <param name="layer">Any layer; only those that receive are recorded.</param>
    /// <param name="change">Of the residual stream before it, [senders, prompts · places, d_model].</param>
    public void Record(int layer, Tensor change)
    {
        foreach (var (key, heads) in Heads.Where(h => h.Key.Layer == layer))
        {
            using var scope = torch.NewDisposeScope();
            var block = _decoder.Blocks[layer];
            var pre = _patched.At(LayerHooks.ResidPre(layer), _places).reshape(1, -1, _decoder.Config.d_model);
            var hooks = new RunHooks { Flops = _flops };
            var x = pre + change;
            var normalised = _options.LayerNorm == PathPart.Freeze ? block.Ln1.ForwardFrozen(x, pre) : block.Ln1.Forward(x, hooks);
            _values[key] = block.Attention.Input(key.Letter, normalised, hooks, torch.tensor(Array.ConvertAll(heads, h => (long)h))).MoveToOuterDisposeScope();
        }
    }

    /// <summary>Puts the recorded values of some senders in the place of plain ones. A layer before all senders receives nothing from them, was not recorded and stays as it is.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="letter">q, k or v.</param>
    /// <param name="value">[senders · prompts, width, heads, d_head]; changed in place.</param>
    /// <param name="heads">Which head each of the value's heads is.</param>
    /// <param name="first">The first sender.</param>
    /// <param name="window">What the value covers.</param>
    public Tensor Put(int layer, string letter, Tensor value, IReadOnlyList<int> heads, long first, Window window)
    {
        if (!_values.TryGetValue((layer, letter), out var received)) return value;
        var receiving = Heads[(layer, letter)];
        using var scope = torch.NewDisposeScope();
        long prompts = _places.Prompts, senders = value.shape[0] / prompts, width = window.Width, d_head = value.shape[3];
        var slots = window.SlotsOf(_places);
        var index = torch.tensor(slots.Select((slot, i) => i / width * _places.Count + Math.Max(0, slot)).ToArray());
        var here = torch.tensor(Array.ConvertAll(slots, s => s >= 0 ? 1f : 0f)).gt(0).view(1, prompts, width, 1);
        var recorded = received.narrow(0, first, senders).index_select(1, index).view(senders, prompts, width, receiving.Length, d_head);
        var all = value.view(senders, prompts, width, heads.Count, d_head);
        foreach (var (head, at) in heads.Select((head, at) => (head, at)).Where(h => receiving.Contains(h.head)))
        {
            var into = all.select(3, at);
            into.copy_(torch.where(here, recorded.select(3, Array.IndexOf(receiving, head)), into));
        }

        return value;
    }
}
