using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>
/// Pass D from the first receiver on: its layer's other heads, all earlier layers and all earlier positions are as in the plain run, so only the receivers'
/// attention is computed there, and only the window above.
/// </summary>
internal sealed class ReceiverRun(Decoder decoder, BaseRun patched, SuffixRun suffix, FlopCounter? flops)
{
    internal const int RowsAtOnce = 2048;

    /// <param name="values">What the receivers get.</param>
    /// <param name="senders">How many senders were recorded.</param>
    /// <param name="cancellationToken">Looked at between parts.</param>
    /// <returns>The residual stream at END after the final norm, [senders, prompts, d_model].</returns>
    public Tensor End(ReceivedValues values, int senders, CancellationToken cancellationToken)
    {
        var window = suffix.Window;
        var atOnce = Math.Max(1, RowsAtOnce / (window.End.Prompts * window.Width));
        List<Tensor> parts = [];
        for (var first = 0; first < senders; first += atOnce)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var scope = torch.NewDisposeScope();
            parts.Add(Part(values, first, Math.Min(atOnce, senders - first)).MoveToOuterDisposeScope());
        }

        return torch.cat([.. parts], 0);
    }

    private Tensor Part(ReceivedValues values, int first, int senders)
    {
        var layer = values.Layers.Min();
        var window = suffix.Window;
        var mid = patched.At(LayerHooks.ResidMid(layer, decoder.Config), window.Positions).unsqueeze(0);
        var edited = (mid + Change(values, layer, first, senders)).reshape(-1, window.Width, decoder.Config.d_model);
        return values.Layers.Any(l => l > layer)
            ? suffix.FromMid(layer, edited, (l, letter, value) => values.Put(l, letter, value.contiguous(), Enumerable.Range(0, (int)value.shape[2]).ToList(), first, window))
            : suffix.FromMid(layer, edited);
    }

    // What the receivers' attention adds at their layer: [senders, prompts, width, d_model].
    private Tensor Change(ReceivedValues values, int layer, int first, int senders)
    {
        using var scope = torch.NewDisposeScope();
        var window = suffix.Window;
        var config = decoder.Config;
        var group = config.n_heads / config.n_kv_heads;
        var heads = Enumerable.Range(0, config.n_heads).Where(h => Receives("q", h) || Receives("k", h / group) || Receives("v", h / group)).ToArray();
        var block = decoder.Blocks[layer];
        var hooks = new RunHooks { Flops = flops };
        var normalised = block.Ln1.Forward(patched.At(LayerHooks.ResidPre(layer), window.Positions), hooks);
        Tensor queryHeads = Index(heads), keyHeads = Index(Array.ConvertAll(heads, h => h / group));
        Tensor q = Of("q", queryHeads, heads), k = Of("k", keyHeads, Array.ConvertAll(heads, h => h / group)), v = Of("v", keyHeads, Array.ConvertAll(heads, h => h / group));
        var (baseK, baseV) = suffix.Before(layer);
        var z = suffix.Attention.Z(
            block.Attention.Turned(q, window.Positions.Flat), block.Attention.Turned(k, window.Positions.Flat), v, baseK?.index_select(2, keyHeads), baseV?.index_select(2, keyHeads));
        var plain = patched.At(LayerHooks.Z(layer), window.Positions).index_select(2, queryHeads);
        var change = z.reshape(senders, -1, heads.Length, config.d_head) - plain.reshape(1, -1, heads.Length, config.d_head);
        long rows = change.shape[0] * change.shape[1], inner = (long)heads.Length * config.d_head;
        flops?.Product(rows, inner, config.d_model);
        return change.reshape(rows, inner).mm(block.Attention.W_O.index_select(0, queryHeads).reshape(inner, config.d_model))
            .view(senders, window.End.Prompts, window.Width, config.d_model).MoveToOuterDisposeScope();

        bool Receives(string letter, int head) => values.Heads.TryGetValue((layer, letter), out var receiving) && receiving.Contains(head);

        Tensor Of(string letter, Tensor which, int[] names)
        {
            var one = block.Attention.Input(letter, normalised, hooks, which);
            var all = one.repeat(senders, 1, 1, 1);
            return values.Put(layer, letter, all, names, first, window);
        }
    }

    private static Tensor Index(int[] heads) => torch.tensor(Array.ConvertAll(heads, h => (long)h));
}
