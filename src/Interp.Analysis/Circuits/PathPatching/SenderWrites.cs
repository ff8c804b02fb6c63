using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>What replacing the senders' outputs adds to the residual stream, layer by layer, and how much the outputs change.</summary>
internal sealed class SenderWrites : IDisposable
{
    private readonly Decoder _decoder;
    private readonly BaseRun _patched, _other;
    private readonly PositionSet _places;
    private readonly FlopCounter? _flops;
    private readonly Tensor _mask;
    private readonly Dictionary<HeadName, (long Changed, double Most)> _changes = [];

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

    /// <summary>Of a head, [prompts · places, d_model]; in the caller's scope.</summary>
    public Tensor Head(HeadName head)
    {
        using var scope = torch.NewDisposeScope();
        var config = _decoder.Config;
        var change = Difference(LayerHooks.Z(head.Layer), z => z.select(2, head.Head)).reshape(_mask.shape[0], config.d_head) * _mask;
        _changes.TryAdd(head, (change.ne(0).sum().ToInt64(), change.abs().max().ToDouble()));
        _flops?.Product(_mask.shape[0], config.d_head, config.d_model);
        return change.mm(_decoder.Blocks[head.Layer].Attention.W_O.select(0, head.Head)).MoveToOuterDisposeScope();
    }

    /// <summary>Of a layer's MLP, [prompts · places, d_model].</summary>
    public Tensor Mlp(int layer) => Difference(LayerHooks.MlpOut(layer), x => x).reshape(_mask.shape[0], _decoder.Config.d_model) * _mask;

    /// <summary>How many numbers of a sender's outputs change, and the largest change. Layers from <paramref name="last"/> on do not count.</summary>
    public (long Elements, double Most) Change(PathSender sender, int last)
    {
        List<(long Elements, double Most)> parts = [(0, 0)];
        foreach (var head in sender.Heads.Where(h => h.Layer < last)) parts.Add(Change(head));
        foreach (var layer in sender.Mlps.Where(l => l < last))
        {
            using var scope = torch.NewDisposeScope();
            var change = Mlp(layer);
            parts.Add((change.ne(0).sum().ToInt64(), change.abs().max().ToDouble()));
        }

        return (parts.Sum(p => p.Elements), parts.Max(p => p.Most));
    }

    public void Dispose() => _mask.Dispose();

    private (long Elements, double Most) Change(HeadName head)
    {
        if (!_changes.ContainsKey(head)) Head(head).Dispose();
        return _changes[head];
    }

    private Tensor Difference(string hook, Func<Tensor, Tensor> part) => part(_other.At(hook, _places)) - part(_patched.At(hook, _places));
}
