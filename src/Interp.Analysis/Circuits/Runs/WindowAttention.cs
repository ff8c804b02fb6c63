using Interp.Analysis.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace Interp.Analysis.Circuits;

/// <summary>
/// Attention of many edited runs over a window of each prompt. Keys and values before the window are those of the plain run: all runs share them, so that
/// their queries make one product with them and nothing is copied.
/// </summary>
internal sealed class WindowAttention
{
    private readonly Window _window;
    private readonly FlopCounter? _flops;
    private readonly PositionSet _queries;
    private readonly Tensor _before, _own;

    /// <param name="window">Where keys and values are new.</param>
    /// <param name="queries">Where queries stand: the window's positions, or END alone.</param>
    /// <param name="type">Of all numbers.</param>
    /// <param name="flops">Counts the products.</param>
    public WindowAttention(Window window, PositionSet queries, ScalarType type, FlopCounter? flops)
    {
        (_window, _queries, _flops) = (window, queries, flops);
        (_before, _own) = (window.PrefixMask(type), window.OwnMask(type, queries));
    }

    /// <param name="q">Turned queries, [cells · prompts, queries, heads, d_head].</param>
    /// <param name="k">Turned keys of the window, [cells · prompts, width, kv heads, d_head].</param>
    /// <param name="v">Values of the window, as the keys.</param>
    /// <param name="baseK">Turned keys of the plain run, [prompts, pos, kv heads, d_head]; null where the window begins at 0.</param>
    /// <param name="baseV">Its values.</param>
    /// <returns>z, [cells · prompts, queries, heads, d_head].</returns>
    public Tensor Z(Tensor q, Tensor k, Tensor v, Tensor? baseK, Tensor? baseV)
    {
        long prompts = _queries.Prompts, cells = q.shape[0] / prompts, queries = _queries.Count, width = _window.Width;
        long heads = q.shape[2], kv = k.shape[2], group = heads / kv, d_head = q.shape[3], prefix = baseK is null ? 0 : _window.Prefix;
        _flops?.Product(queries * group, d_head, prefix + width, 2 * cells * prompts * kv);
        var rows = (q * (1 / Math.Sqrt(d_head))).reshape(cells, prompts, queries, kv, group, d_head);

        // A product for each cell, prompt and key head.
        var own = rows.permute(0, 1, 3, 4, 2, 5).reshape(cells * prompts * kv, group * queries, d_head)
            .bmm(k.permute(0, 2, 3, 1).reshape(cells * prompts * kv, d_head, width)).view(cells, prompts, kv, group, queries, width)
            + _own.view(1, prompts, 1, 1, queries, width);
        if (prefix == 0)
            return Joined(Weighted(own.softmax(-1), v, cells), cells);

        // A product for each prompt and key head: all cells at once.
        var shared = rows.permute(1, 3, 0, 4, 2, 5).reshape(prompts * kv, cells * group * queries, d_head)
            .bmm(baseK!.narrow(1, 0, prefix).permute(0, 2, 3, 1).reshape(prompts * kv, d_head, prefix))
            .view(prompts, kv, cells, group, queries, prefix).permute(2, 0, 1, 3, 4, 5)
            + _before.view(1, prompts, 1, 1, 1, prefix);
        var pattern = torch.cat([shared, own], -1).softmax(-1);
        var fromPrefix = pattern.narrow(-1, 0, prefix).permute(1, 2, 0, 3, 4, 5).reshape(prompts * kv, cells * group * queries, prefix)
            .bmm(baseV!.narrow(1, 0, prefix).permute(0, 2, 1, 3).reshape(prompts * kv, prefix, d_head))
            .view(prompts, kv, cells, group, queries, d_head).permute(2, 0, 1, 3, 4, 5);
        return Joined(fromPrefix + Weighted(pattern.narrow(-1, prefix, width), v, cells), cells);
    }

    // → [cells, prompts, kv, group, queries, d_head].
    private Tensor Weighted(Tensor pattern, Tensor v, long cells)
    {
        long prompts = _queries.Prompts, kv = v.shape[2], group = pattern.shape[3], queries = _queries.Count, width = _window.Width;
        return pattern.reshape(cells * prompts * kv, group * queries, width).bmm(v.permute(0, 2, 1, 3).reshape(cells * prompts * kv, width, v.shape[3]))
            .view(cells, prompts, kv, group, queries, v.shape[3]);
    }

    // [cells, prompts, kv, group, queries, d_head] → [cells · prompts, queries, heads, d_head]
    private Tensor Joined(Tensor z, long cells) => z.permute(0, 1, 4, 2, 3, 5)
        .reshape(cells * _queries.Prompts, _queries.Count, z.shape[2] * z.shape[3], z.shape[5]);
}
