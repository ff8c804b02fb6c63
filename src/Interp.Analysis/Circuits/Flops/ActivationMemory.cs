using Interp.Analysis.Language;

namespace Interp.Analysis.Circuits;

/// <summary>Numbers that a sweep of activations holds, in the order of its code.</summary>
internal static class ActivationMemory
{
    /// <summary>Of all plain runs (<see cref="PatchPlan"/>); reference prompts are counted as many as the prompts are.</summary>
    public static double Kept(DecoderConfig c, double rows, int tokens, ActivationPatchingOptions options, IReadOnlyList<int> layers)
    {
        double d = c.d_model, heads = (double)c.n_heads * c.d_head, keys = (double)c.n_kv_heads * c.d_head, site = Site(c, tokens, options.Site);
        // What is put in, the stream that it is added to, and what attention is worked out from anew.
        var layer = (options.Replacement == AblationKind.Zero ? 1 : 2) * site
            + (options.Site is PatchSite.ResidPre or PatchSite.ResidPost or PatchSite.ResidMid ? 0 : d)
            + (options.Site is PatchSite.Query or PatchSite.Key or PatchSite.Value ? 2 * heads + keys : 0);
        // And a layer of it laid out for each prompt.
        return rows * (layers.Count * layer + (c.n_layers - layers.Min()) * 2 * keys + (options.Replacement == AblationKind.Twin ? 0 : site));
    }

    /// <summary>Of one window of columns.</summary>
    public static double Sweep(DecoderConfig c, int prompts, int tokens, ActivationPatchingOptions options)
    {
        var memory = new RunMemory(c, tokens);
        double d = c.d_model, heads = options.Site.IsOfHeads() ? (double)c.n_heads * c.d_head : 0, site = Site(c, tokens, options.Site);
        var width = options.Positions.Count > 0 ? PatchingEstimate.Window(options.Positions, tokens) : tokens;
        var whole = options.Positions.Count == 0 || options.Positions.Contains(PositionSet.All, StringComparer.Ordinal) || options.Positions.Contains("0", StringComparer.Ordinal);
        // Neighbouring columns make one window; the cells of a window run some at a time.
        var columns = options.Positions.Count > 0 ? options.Positions.Count : options.Site.IsOfHeads() ? 1 : tokens;
        double rows = prompts * width, open = Math.Max(rows, Math.Min(PatchWindow.RowsAtOnce, columns * rows));
        var cells = Math.Min(open * options.Site.Heads(c), Math.Max(rows, ActivationPatchingSweep.RowsAtOnce));
        var change = Math.Max(rows * 7.25 * site, heads > 0 ? rows * memory.WindowAttention(whole) : 0);
        var run = cells * 2 * d + memory.Suffix(cells, prompts, whole) + memory.Reading(cells / width, options.Metric);
        return open * (site + heads) + rows * d + Math.Max(change, run);
    }

    private static double Site(DecoderConfig c, int tokens, PatchSite site) => site switch
    {
        PatchSite.Pattern => (double)c.n_heads * tokens,
        PatchSite.Key or PatchSite.Value => (double)c.n_kv_heads * c.d_head,
        PatchSite.Query or PatchSite.Z => (double)c.n_heads * c.d_head,
        _ => c.d_model,
    };
}
