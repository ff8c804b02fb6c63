using Interp.Abstractions.Circuits;
using Interp.Domain.Library;

namespace Interp.Domain.Circuits;

/// <summary>What activation patching takes: a run of the rest of the model for each cell, from the patched layer on.</summary>
internal static class PatchActivationsEstimates
{
    private const int RowsAtOnce = 2048;
    private const int ColumnsRowsAtOnce = 1024;
    private const int Templates = PromptSetParameters.Templates;

    public static ExperimentCost Of(PatchActivationsParameters p, ExperimentSubject subject)
    {
        var (model, reading) = (subject.Model, subject.Reading);
        var work = ExperimentArithmetic.Of(model, reading);
        double operations = 0, numbers = 0;
        var reference = p.NeedsReference ? (subject.Set.Summary.Source == PromptSource.Ioi ? (double)p.ReferencePrompts * Templates / reading.Count : 1) : 0;
        foreach (var site in p.Sites)
        {
            var heads = PatchSiteNames.IsOfHeads(site);
            double cells = PatchActivationsRules.Columns(p, site, reading) * (heads ? model.Heads : 1);
            operations += ((2 + reference) * work.Pass) + (cells * work.Pass * PassesOfLayers(model) * FromThere(p, heads))
                + work.Logits(p.Metric == MetricKind.LogitDifference ? 0 : cells * model.Layers * reading.Count);
            numbers = Math.Max(numbers, Numbers(site, work, p.Metric, p.Replacement == AblationKind.Zero ? 0 : p.NeedsReference ? reference : 1, p.Replacement != AblationKind.Twin, p.Positions is null || p.Positions.Contains(ExperimentPositions.All, StringComparer.Ordinal)));
        }

        return work.Holding(operations, numbers);
    }

    /// <summary>Numbers that a sweep of one site holds.</summary>
    /// <param name="site">Of <see cref="PatchSiteNames"/>.</param>
    /// <param name="work">Of its model on its prompts.</param>
    /// <param name="metric">What is measured.</param>
    /// <param name="others">Prompts that are put in, to each that is patched; 0 where zeros are.</param>
    /// <param name="laidOut">Whether what is put in is laid out anew for each prompt.</param>
    /// <param name="whole">Whether every position is patched.</param>
    public static double Numbers(string site, ExperimentArithmetic work, MetricKind metric, double others, bool laidOut, bool whole)
    {
        var (memory, layers, heads) = (work.Memory, work.Model.Layers, PatchSiteNames.IsOfHeads(site));
        var width = Width(site, work);
        // What is patched and what is put in; the stream that it is added to; keys and values, and what attention is worked out from anew.
        var layer = ((1 + others) * width) + (site is PatchSiteNames.ResidPre or PatchSiteNames.ResidMid or PatchSiteNames.ResidPost ? 0 : memory.Stream)
            + (site is PatchSiteNames.Query or PatchSiteNames.Key or PatchSiteNames.Value ? (2 * memory.Heads) + memory.Keys : 0) + (2 * memory.Keys);
        var open = Math.Max(memory.Rows, ColumnsRowsAtOnce) * (width + (heads ? memory.Heads : 0));
        // The change itself; the runs of some cells.
        var change = memory.Rows * Math.Max(7.25 * width, heads ? memory.WindowAttention(whole) : 0);
        var together = Math.Min(Math.Max(memory.Rows, ColumnsRowsAtOnce) * (heads ? work.Model.Heads : 1), Math.Max(RowsAtOnce, memory.Rows));
        var run = (together * 2 * memory.Stream) + memory.Suffix(together, whole) + memory.Reading(together, metric);
        return (memory.Rows * ((layers * layer) + (laidOut ? width : 0))) + memory.Metrics(metric) + Math.Max(memory.Plain, open + (memory.Rows * memory.Stream) + Math.Max(change, run));
    }

    /// <summary>Passes that one cell of every layer takes: layer l runs the model from there on, and the last layer only what END reads.</summary>
    public static double PassesOfLayers(ModelSummary model) => ((model.Layers - 1) / 2.0) + 0.3;

    /// <summary>Positions before the patched one come from the plain run: on average a little over half of a prompt is run again.</summary>
    private static double FromThere(PatchActivationsParameters p, bool heads) => heads || (p.Positions ?? []).Contains(ExperimentPositions.All, StringComparer.Ordinal) ? 1 : 0.65;

    // Of a site's values.
    private static double Width(string site, ExperimentArithmetic work) => site switch
    {
        PatchSiteNames.Pattern => (double)work.Model.Heads * work.Length,
        PatchSiteNames.Key or PatchSiteNames.Value => work.Memory.Keys,
        PatchSiteNames.Z or PatchSiteNames.Query => work.Memory.Heads,
        _ => work.Memory.Stream,
    };
}
