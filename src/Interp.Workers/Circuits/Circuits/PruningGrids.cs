using System.Globalization;
using Interp.Analysis.Circuits;
using Interp.Analysis.Language;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;

namespace Interp.Workers.Circuits;

/// <summary>The table of a pruning: what the metric lost as each part was taken away, from the last input to the first.</summary>
internal sealed class PruningGrids
{
    public PruningGrids(PruneCircuitParameters p, DecoderConfig config)
    {
        const string Unit = "what the metric loses without it; those below the threshold went";
        var graph = new EdgeGraph(config);
        Head = p.Parts == PrunedParts.Edges
            ? new("edges", "What does each edge carry?", Unit, GridScale.Diverging, "to", [.. graph.Receivers.Reverse().Select(r => r.Name)], "from", [.. graph.Senders.Select(s => s.Name)])
            : new("heads", "Which heads does the answer need?", Unit, GridScale.Diverging, "layer", [.. Numbers(config.n_layers)], "head", [.. Numbers(config.n_heads)]);
    }

    public GridHeader Head { get; }

    /// <summary>Writes a row; columns that have no value, such as parts that write later, stay without.</summary>
    public void Write(ExperimentWriter writer, string row, IReadOnlyList<double> effects)
    {
        var values = new float[Head.ColumnLabels.Length];
        Array.Fill(values, float.NaN);
        for (var i = 0; i < effects.Count; i++) values[i] = (float)effects[i];
        writer.Row(0, Array.IndexOf(Head.RowLabels, row), values);
    }

    /// <summary>The part that an input belongs to: 8.6 for 8.6.v.</summary>
    public static string Part(string receiver) => receiver.Count(c => c == '.') == 2 ? receiver[..receiver.LastIndexOf('.')] : receiver;

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Numbers(int count) => Enumerable.Range(0, count).Select(Text);
}
