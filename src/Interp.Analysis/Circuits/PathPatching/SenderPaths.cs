using Interp.Abstractions.Circuits;
using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>
/// Pass C without attention. With every head frozen, a change of the residual stream stays at its position and only MLPs answer to it:
/// Δ += MLP(LN(r + Δ)) − MLP(LN(r)), layer by layer, all senders and prompts stacked into one product.
/// </summary>
internal sealed class SenderPaths(Decoder decoder, PathPatchingOptions options, PositionSet places, BaseRun patched, SenderWrites writes, FlopCounter? flops)
{
    // Keeps the hidden layer of an MLP to tens of megabytes and its products large.
    internal const int RowsAtOnce = 2048;

    /// <summary>Follows some senders up.</summary>
    /// <param name="senders">Sorted by their first layer.</param>
    /// <param name="last">The layer that paths end before.</param>
    /// <param name="reached">Called before each layer with what the senders have changed so far, [senders, prompts · places, d_model].</param>
    /// <param name="cancellationToken">Looked at between layers.</param>
    /// <returns>The change before layer <paramref name="last"/>.</returns>
    public Tensor Follow(IReadOnlyList<PathSender> senders, int last, Action<int, Tensor>? reached, CancellationToken cancellationToken)
    {
        long rows = writes.Mask.shape[0], d = decoder.Config.d_model;
        var change = torch.zeros([senders.Count, rows, d], writes.Mask.dtype);
        for (var layer = senders[0].FirstLayer; layer < last; layer++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            reached?.Invoke(layer, change);
            using var scope = torch.NewDisposeScope();
            var active = senders.TakeWhile(s => s.FirstLayer <= layer).Count();
            for (var i = 0; i < active; i++)
            {
                foreach (var head in senders[i].Heads.Where(h => h.Layer == layer).Distinct())
                {
                    using var one = torch.NewDisposeScope();
                    change.select(0, i).add_(writes.Head(head));
                }
            }

            if (decoder.Config.d_mlp > 0) ThroughMlp(layer, senders, change.narrow(0, 0, active));
        }

        reached?.Invoke(last, change);
        return change;
    }

    private void ThroughMlp(int layer, IReadOnlyList<PathSender> senders, Tensor change)
    {
        var sending = Enumerable.Range(0, (int)change.shape[0]).Where(i => senders[i].Mlps.Contains(layer)).ToList();
        // A sender's MLP is replaced where it sends and answers like any other elsewhere.
        var replaced = sending.ToDictionary(i => i, i => change.select(0, i) + writes.Mlp(layer));
        if (options.ThroughMlps == PathPart.Recompute)
        {
            var flat = change.view(-1, change.shape[2]);
            for (long first = 0; first < flat.shape[0]; first += RowsAtOnce)
                Step(layer, flat.narrow(0, first, Math.Min(RowsAtOnce, flat.shape[0] - first)), first);
        }

        foreach (var i in sending) change.select(0, i).copy_(torch.where(writes.Mask.gt(0), replaced[i], change.select(0, i)));
    }

    private void Step(int layer, Tensor change, long first)
    {
        using var scope = torch.NewDisposeScope();
        var block = decoder.Blocks[layer];
        var hooks = new RunHooks { Flops = flops };
        long all = writes.Mask.shape[0], rows = change.shape[0];
        var index = torch.arange(first, first + rows, ScalarType.Int64).remainder(all);
        Tensor mid = Rows(LayerHooks.ResidMid(layer, decoder.Config)), x = (mid + change).unsqueeze(0);
        var normalised = options.LayerNorm == PathPart.Freeze ? block.Ln2!.ForwardFrozen(x, mid) : block.Ln2!.Forward(x, hooks);
        var answer = block.Mlp!.Forward(normalised, hooks).squeeze(0) - Rows(LayerHooks.MlpOut(layer));
        // Where nothing has changed yet, nothing does: not even by rounding.
        change.add_(answer * change.ne(0).any(-1, keepdim: true));

        Tensor Rows(string hook) => patched.At(hook, places).reshape(all, decoder.Config.d_model).index_select(0, index);
    }
}
