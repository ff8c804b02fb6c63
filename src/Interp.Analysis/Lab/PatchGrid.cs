using System.Globalization;
using System.Text;
using Interp.Abstractions.Circuits;
using Interp.Analysis.Circuits;

namespace Interp.Analysis.Lab;

/// <summary>What patching found, as a table: a row for each layer, a column for each position, head or both.</summary>
/// <param name="Result">All of it: each prompt's metric, what was changed, what it cost.</param>
/// <param name="Direction">Which run was patched.</param>
public sealed record PatchGrid(SweepResult Result, PatchDirection Direction)
{
    /// <summary>The value of a run that is not patched, on the scale of the table.</summary>
    public double Unpatched => Result.Unpatched(Direction);

    /// <summary>[layer][column], from the first layer that was patched.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Values => Result.Rows.Select(r => r.Cells.Select(c => c.Value).ToList()).ToList();

    /// <summary>The value of a cell.</summary>
    /// <param name="layer">The layer's number.</param>
    /// <param name="label">As the table shows it: "END" of a layer, "3.1" for a head, "3.1 END" where heads were patched at several positions.</param>
    /// <exception cref="ArgumentException">There is no such cell; the message names those of the layer.</exception>
    public double this[int layer, string label]
    {
        get
        {
            var row = Result.Rows.FirstOrDefault(r => r.Layer == layer)
                ?? throw new ArgumentException($"There is no row of layer {layer}. There are {string.Join(", ", Result.Rows.Select(r => r.Layer))}.", nameof(layer));
            return (row.Cells.FirstOrDefault(c => string.Equals(c.Label, label, StringComparison.Ordinal))
                ?? throw new ArgumentException($"There is no cell {label} in layer {layer}. There are {string.Join(", ", row.Cells.Select(c => c.Label))}.", nameof(label))).Value;
        }
    }

    /// <summary>The value of a head that was patched at one set of positions.</summary>
    public double this[HeadName head] => this[head.Layer, head.ToString()];

    /// <summary>The cells that differ most from a run that is not patched, the largest difference first; of equals the first of the table.</summary>
    public IReadOnlyList<(int Layer, string Label, double Value)> Largest(int count) =>
        Result.Rows.SelectMany(r => r.Cells.Select(c => (r.Layer, c.Label, c.Value))).OrderByDescending(c => Math.Abs(c.Value - Unpatched)).Take(count).ToList();

    /// <summary>The table as text, heads by their names, two decimals, percent with one.</summary>
    public override string ToString()
    {
        var labels = Result.Rows[0].Cells.Select(c => c.Label).ToList();
        var shared = Result.Rows.All(r => r.Cells.Select(c => c.Label).SequenceEqual(labels, StringComparer.Ordinal));
        var width = Math.Max(7, Result.Rows.SelectMany(r => r.Cells).Max(c => c.Label.Length) + 1);
        var text = new StringBuilder();
        if (shared) text.Append("layer").AppendJoin("", labels.Select(l => l.PadLeft(width))).Append('\n');
        foreach (var row in Result.Rows)
        {
            if (shared) text.Append(CultureInfo.InvariantCulture, $"{row.Layer,5}");
            text.AppendJoin("", row.Cells.Select(c => (shared ? "" : c.Label.PadLeft(width)) + Number(c.Value).PadLeft(shared ? width : 7))).Append('\n');
        }

        return text.ToString().TrimEnd('\n');
    }

    private string Number(double value)
    {
        var decimals = Result.Scale == MetricScale.Percent ? 1 : 2;
        // What rounds to nothing from below is written 0.00: adding nothing takes the sign off.
        return (Math.Round(value, decimals) + 0.0).ToString(FormattableString.Invariant($"F{decimals}"), CultureInfo.InvariantCulture);
    }
}
