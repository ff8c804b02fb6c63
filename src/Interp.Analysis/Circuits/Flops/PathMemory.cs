using Interp.Analysis.Language;

namespace Interp.Analysis.Circuits;

/// <summary>Numbers that a sweep of paths holds, in the order of its code.</summary>
internal static class PathMemory
{
    /// <summary>Of both plain runs (<see cref="PathCache"/>).</summary>
    public static double Kept(DecoderConfig c, int prompts, int tokens, PathPatchingOptions options, IReadOnlyList<PathSender> senders)
    {
        double d = c.d_model, heads = (double)c.n_heads * c.d_head, rows = (double)prompts * tokens, places = prompts * Places(options, tokens);
        var last = Last(c, options);
        var sending = senders.SelectMany(s => s.Heads).Select(h => h.Layer).Where(l => l < last).ToHashSet();
        var mlps = senders.SelectMany(s => s.Mlps).Where(l => l < last).ToHashSet();
        var through = options.ThroughMlps == PathPart.Recompute && c.d_mlp > 0 ? Math.Max(0, last - senders.Min(s => s.FirstLayer)) : 0;
        var kept = places * (sending.Count * 2 * heads + mlps.Count * 2 * d + through * 2 * d);
        if (options.ToLogits) return kept + places * d;

        var receiving = options.Receivers.SelectMany(r => r.Heads).Select(h => h.Layer).Distinct().ToList();
        var first = receiving.Min();
        // What is read at two sets of positions is kept whole.
        var window = prompts * PatchingEstimate.Window(options.ReceiverPositions, tokens);
        kept += places * d * receiving.Count + rows * d + (first < last || sending.Contains(first) ? rows : window) * (heads + d);
        // Keys and values before the window, where anything is.
        return options.ReceiverPositions.Contains(PositionSet.All, StringComparer.Ordinal) ? kept : kept + rows * (c.n_layers - first) * 2 * c.n_kv_heads * c.d_head;
    }

    /// <summary>Of one group of senders.</summary>
    public static double Sweep(DecoderConfig c, int prompts, int tokens, PathPatchingOptions options, IReadOnlyList<PathSender> senders)
    {
        var memory = new RunMemory(c, tokens);
        double d = c.d_model, places = prompts * Places(options, tokens);
        var atOnce = (int)Math.Max(1, PathPatchingSweep.RowsAtOnce / places);
        var group = Math.Min(senders.Count, atOnce);
        var rows = group * places;
        // The changes; a step through an MLP, where each group's sending MLPs hold their own, or what one head writes.
        var sending = senders.OrderByDescending(s => s.FirstLayer).Chunk(atOnce).Max(g => g.SelectMany(s => s.Mlps).GroupBy(l => l).Select(l => l.Count()).DefaultIfEmpty().Max());
        var whole = options.ToLogits ? 0 : 2 * places * d;
        var follow = Math.Max(memory.Answer(Math.Min(rows, SenderPaths.RowsAtOnce)) + whole, places * (2.0 * c.n_heads * c.d_head + 4 * c.d_head + d)) + (sending + (sending > 0 ? 3 : 0)) * places * d;
        var read = memory.Reading(group * prompts, options.Metric);
        if (options.ToLogits) return rows * d * 1.25 + Math.Max(follow, rows * d + read);

        var received = rows * c.d_head * options.Receivers.SelectMany(r => r.Heads.Select(h => (r.Kind, h))).Distinct().Count();
        var window = prompts * PatchingEstimate.Window(options.ReceiverPositions, tokens);
        var together = Math.Min(group, Math.Max(1, Math.Floor(ReceiverRun.RowsAtOnce / window))) * window;
        var again = together * 2 * d + window * d + memory.Suffix(together, prompts, options.ReceiverPositions.Contains(PositionSet.All, StringComparer.Ordinal));
        return rows * d * 1.25 + received + Math.Max(follow, Math.Max(rows * (3 * d + c.d_head) + places * d, group * prompts * d + Math.Max(again, read)));
    }

    private static double Places(PathPatchingOptions options, int tokens) => options.ToLogits ? 1 : PatchingEstimate.Places(options.ReceiverPositions, tokens);

    private static int Last(DecoderConfig c, PathPatchingOptions options) => options.ToLogits ? c.n_layers : options.Receivers.SelectMany(r => r.Heads).Max(h => h.Layer);
}
