using Interp.Domain.Models;
using Interp.Domain.Prompts;

namespace Interp.Domain.Experiments;

/// <summary>What activation patching takes: a run of the rest of the model for each cell, from the patched layer on.</summary>
internal static class PatchActivationsEstimates
{
    private const int RowsAtOnce = 4096;
    private const int Templates = PromptSetParameters.Templates;

    public static ExperimentCost Of(PatchActivationsParameters p, ExperimentSubject subject)
    {
        var (model, reading) = (subject.Model, subject.Reading);
        var work = ExperimentArithmetic.Of(model, reading);
        double operations = 0, bytes = 0;
        var reference = p.NeedsReference ? (subject.Set.Summary.Source == PromptSource.Ioi ? (double)p.ReferencePrompts * Templates / reading.Count : 1) : 0;
        foreach (var site in p.Sites)
        {
            var heads = PatchSiteNames.IsOfHeads(site);
            double cells = PatchActivationsRules.Columns(p, site, reading) * (heads ? model.Heads : 1);
            operations += ((2 + reference) * work.Pass) + (cells * work.Pass * PassesOfLayers(model) * FromThere(p, heads))
                + work.Logits(p.Metric == ExperimentMetric.LogitDifference ? 0 : cells * model.Layers * reading.Count);
            bytes = Math.Max(bytes, (2 + reference) * model.Layers * work.Residual * Width(site, model, reading));
        }

        return work.Cost(operations, bytes + work.HeadOutputs + (work.Residual * 2 * model.Layers) + (RowsAtOnce * (model.DModel + (2.0 * model.DMlp)) * sizeof(float)));
    }

    /// <summary>Passes that one cell of every layer takes: layer l runs the model from there on, and the last layer only what END reads.</summary>
    public static double PassesOfLayers(ModelSummary model) => ((model.Layers - 1) / 2.0) + 0.3;

    /// <summary>Positions before the patched one come from the plain run: on average a little over half of a prompt is run again.</summary>
    private static double FromThere(PatchActivationsParameters p, bool heads) => heads || (p.Positions ?? []).Contains(ExperimentPositions.All, StringComparer.Ordinal) ? 1 : 0.65;

    /// <summary>Of a site's values, in residual streams.</summary>
    private static double Width(string site, ModelSummary model, PromptReading reading) => site switch
    {
        PatchSiteNames.Pattern => (double)model.Heads * reading.Length / model.DModel,
        _ => Math.Max(1, (double)model.Heads * model.DHead / model.DModel),
    };
}
