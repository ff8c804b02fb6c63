using System.Globalization;
using Interp.Analysis.Circuits.ActivationPatching;
using Interp.Analysis.Circuits.Attribution;
using Interp.Analysis.Circuits.Runs;
using Interp.Analysis.Transformers;
using Interp.Domain.Experiments;

namespace Interp.Workers.Experiments;

/// <summary>The tables of one site of attribution patching: the estimate, and the exact value of the same intervention.</summary>
/// <param name="Name">Of the site.</param>
/// <param name="First">Number of its first grid.</param>
internal sealed record NodeGrids(string Name, int First)
{
    public PatchSite Exact => PatchSiteChoice.Of(Name);

    public AttributionSite Site => Enum.Parse<AttributionSite>(Exact.ToString());

    public IReadOnlyList<GridHead> Heads(AttributeParameters p, DecoderConfig config)
    {
        var unit = AnalysisChoices.Words(p.Metric, ExperimentUnit.Raw);
        var ofHeads = Exact.IsOfHeads();
        string[] layers = [.. Enumerable.Range(0, config.n_layers).Select(Text)];
        string[] columns = ofHeads ? [.. Enumerable.Range(0, Exact.Heads(config)).Select(Text)] : [PositionSet.All];
        var axis = ofHeads ? "head" : "position";
        return
        [
            new($"{Name}-estimate", $"{Name}: what the gradient says", $"estimated {unit}", GridScale.Diverging, "layer", layers, axis, columns),
            new($"{Name}-exact", $"{Name}: what patching it does", unit, GridScale.Diverging, "layer", layers, axis, columns),
        ];
    }

    /// <summary>Restoring the site everywhere on the corrupted prompts, which the gradient estimates.</summary>
    public ActivationPatchingOptions Patching(AttributeParameters p) => new()
    {
        Site = Exact, Positions = [PositionSet.All], Direction = PatchDirection.Denoise, Metric = AnalysisChoices.Of(p.Metric), Scale = Analysis.Circuits.Metrics.MetricScale.Raw,
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
