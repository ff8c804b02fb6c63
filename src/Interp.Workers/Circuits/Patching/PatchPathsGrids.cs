using System.Globalization;
using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;

namespace Interp.Workers.Circuits;

/// <summary>The tables of a path-patching experiment: heads by layer, and one column of MLPs.</summary>
internal sealed class PatchPathsGrids
{
    private readonly int[] layers;
    private readonly int heads;
    private readonly bool withMlps;

    public PatchPathsGrids(PatchPathsParameters p, DecoderConfig config)
    {
        (heads, withMlps) = (config.n_heads, p.Mlps);
        var last = p.ToLogits ? config.n_layers : p.Receivers.SelectMany(r => r.Heads!).Max(h => HeadName.Parse(h).Layer);
        var named = p.Senders?.Select(HeadName.Parse).ToList();
        Senders = [
            .. PathSender.EveryHead(config).Where(s => s.FirstLayer < last && (named is null || named.Contains(s.Heads[0]))),
            .. PathSender.EveryMlp(config).Where(s => p.Mlps && s.FirstLayer < last),
        ];
        layers = [.. Senders.Select(s => s.FirstLayer).Distinct().Order()];
        var to = p.ToLogits ? "the logits" : "the receivers";
        var unit = MetricWords.Change(p.Metric, p.Unit);
        string[] rows = Array.ConvertAll(layers, Text);
        Heads = [new("heads", $"Which heads act on {to} directly?", unit, GridScale.Diverging, "layer", rows, "head", [.. Enumerable.Range(0, heads).Select(Text)])];
        if (withMlps) Heads = [.. Heads, new("mlps", $"Which MLPs act on {to} directly?", unit, GridScale.Diverging, "layer", rows, "sender", ["MLP"])];
    }

    /// <summary>Every sender that comes before a receiver.</summary>
    public IReadOnlyList<PathSender> Senders { get; }

    public IReadOnlyList<GridHeader> Heads { get; }

    /// <summary>Whether a layer's rows are there.</summary>
    public bool Has(ExperimentWriter writer, int layer) => writer.Has(0, Row(layer)) && (!withMlps || writer.Has(1, Row(layer)));

    /// <summary>Writes a layer's rows; heads that did not send have no value.</summary>
    public void Write(ExperimentWriter writer, int layer, Func<PathSender, float?> value)
    {
        var row = new float[heads];
        Array.Fill(row, float.NaN);
        foreach (var sender in Senders.Where(s => s.FirstLayer == layer && s.Heads.Count > 0)) row[sender.Heads[0].Head] = value(sender) ?? float.NaN;
        writer.Row(0, Row(layer), row);
        if (withMlps) writer.Row(1, Row(layer), [Senders.Where(s => s.FirstLayer == layer && s.Mlps.Count > 0).Select(value).FirstOrDefault() ?? float.NaN]);
    }

    private int Row(int layer) => Array.IndexOf(layers, layer);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
