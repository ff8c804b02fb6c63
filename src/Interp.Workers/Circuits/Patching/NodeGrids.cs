using System.Globalization;
using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;

namespace Interp.Workers.Circuits;

/// <summary>The tables of one site of attribution patching: the estimate, and the exact value of the same intervention.</summary>
/// <param name="Name">Of the site.</param>
/// <param name="First">Number of its first grid.</param>
internal sealed record NodeGrids(string Name, int First)
{
    public PatchSite Exact => PatchSiteChoice.Of(Name);

    public AttributionSite Site => Enum.Parse<AttributionSite>(Exact.ToString());

    public IReadOnlyList<GridHeader> Heads(AttributeParameters p, DecoderConfig config)
    {
        var unit = MetricWords.Change(p.Metric, MetricScale.Raw);
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

    /// <summary>Writes what the gradient says, [layer][slot].</summary>
    public void WriteEstimates(ExperimentWriter writer, IReadOnlyList<double[]> sums)
    {
        for (var layer = 0; layer < sums.Count; layer++) writer.Row(First, layer, [.. sums[layer].Select(v => (float)v)]);
    }

    /// <summary>Writes what patching a layer does.</summary>
    public void WriteExact(ExperimentWriter writer, int layer, float[] values) => writer.Row(First + 1, layer, values);

    /// <summary>What patching a layer did, once it is written.</summary>
    public float[] Exactly(ExperimentWriter writer, int layer) => writer.Values(First + 1, layer);

    /// <summary>Layers whose exact values are not there yet.</summary>
    public IReadOnlyList<int> Missing(ExperimentWriter writer, int layers) => [.. Enumerable.Range(0, layers).Where(layer => !writer.Has(First + 1, layer))];

    /// <summary>Restoring the site everywhere on the corrupted prompts, which the gradient estimates.</summary>
    public ActivationPatchingOptions Patching(AttributeParameters p) => new()
    {
        Site = Exact, Positions = [PositionSet.All], Direction = PatchDirection.Denoise, Metric = p.Metric, Scale = MetricScale.Raw,
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
