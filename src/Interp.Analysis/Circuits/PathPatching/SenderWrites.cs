using Interp.Analysis.Circuits.Flops;
using Interp.Analysis.Circuits.Runs;
using Interp.Analysis.Prompts;
using Interp.Analysis.Transformers;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits.PathPatching;

/// <summary>What replacing the senders' outputs adds to the residual stream, layer by layer, and how much the outputs change.</summary>
internal sealed class SenderWrites : IDisposable
{
    private readonly Decoder _decoder;
    private readonly BaseRun _patched, _other;
    private readonly PositionSet _places;
    private readonly FlopCounter? _flops;
    private readonly Tensor _mask;
    private readonly Dictionary<int, (Tensor Writes, long[] Changed, double[] Most)> _heads = [];

    public SenderWrites(Decoder decoder, PromptBatch prompts, PathPatchingOptions options, PositionSet places, BaseRun patched, BaseRun other, FlopCounter? flops)
    {
        (_decoder, _places, _patched, _other, _flops) = (decoder, places, patched, other, flops);
        using var scope = torch.NewDisposeScope();
        var (senders, ends) = (places.Among(PositionSet.Of(prompts, options.SenderPositions)), prompts.Positions(TokenPair.End));
        for (var i = 0; i < senders.Length; i++) senders[i] *= places.Flat[i] <= ends[i / places.Count] ? 1 : 0;
        _mask = torch.tensor(senders).view(senders.Length, 1).to(decoder.Weights["W_E"].dtype).DetachFromDisposeScope();
    }

    /// <summary>1 where senders are replaced, else 0: [prompts · places, 1].</summary>
    public Tensor Mask => _mask;

    /// <summary>Of each head of a layer, [n_heads, prompts · places, d_model].</summary>
    public Tensor Heads(int layer) => OfLayer(layer).Writes;

    /// <summary>Of a layer's MLP, [prompts · places, d_model].</summary>
    public Tensor Mlp(int layer) => Difference(LayerHooks.MlpOut(layer)).view(_mask.shape[0], _decoder.Config.d_model) * _mask;

    /// <summary>How many numbers of a sender's outputs change, and the largest change. Layers from <paramref name="last"/> on do not count.</summary>
    public (long Elements, double Most) Change(PathSender sender, int last)
    {
        List<(long Elements, double Most)> parts = [(0, 0)];
        foreach (var head in sender.Heads.Where(h => h.Layer < last)) parts.Add((OfLayer(head.Layer).Changed[head.Head], OfLayer(head.Layer).Most[head.Head]));
        foreach (var layer in sender.Mlps.Where(l => l < last))
        {
            using var scope = torch.NewDisposeScope();
            var change = Mlp(layer);
            parts.Add((change.ne(0).sum().ToInt64(), change.abs().max().ToDouble()));
        }

        return (parts.Sum(p => p.Elements), parts.Max(p => p.Most));
    }

    /// <summary>Frees what was computed; it is computed again when asked for.</summary>
    public void Forget()
    {
        foreach (var (writes, _, _) in _heads.Values) writes.Dispose();
        _heads.Clear();
    }

    public void Dispose()
    {
        Forget();
        _mask.Dispose();
    }

    private (Tensor Writes, long[] Changed, double[] Most) OfLayer(int layer)
    {
        if (_heads.TryGetValue(layer, out var known)) return known;
        using var scope = torch.NewDisposeScope();
        var config = _decoder.Config;
        var change = Difference(LayerHooks.Z(layer)).reshape(_mask.shape[0], config.n_heads, config.d_head).permute(1, 0, 2) * _mask; // [n_heads, rows, d_head]
        _flops?.Product(_mask.shape[0], config.d_head, config.d_model, config.n_heads);
        var found = (change.bmm(_decoder.Blocks[layer].Attention.W_O).DetachFromDisposeScope(),
            change.ne(0).sum([1L, 2L]).data<long>().ToArray(), change.abs().amax([1L, 2L]).to(ScalarType.Float64).data<double>().ToArray());
        return _heads[layer] = found;
    }

    private Tensor Difference(string hook) => _other.At(hook, _places) - _patched.At(hook, _places);
}
