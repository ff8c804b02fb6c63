using System.Text.Json;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;

namespace Interp.Web.Circuits;

/// <summary>Takes a circuit out of an experiment.</summary>
public static class SweepHeads
{
    /// <summary>What a pruning kept, with its edges; of any other experiment the heads of the largest values. Empty where there are none yet.</summary>
    /// <param name="experiment">Whose values are read.</param>
    /// <param name="choice">Which heads; a pruning has chosen already.</param>
    public static (IReadOnlyList<CircuitNode> Nodes, IReadOnlyList<CircuitEdge> Edges) Take(ExperimentDetail experiment, SweepChoice choice)
    {
        if (Pruned(experiment.SummaryJson) is { } pruned) return pruned;
        var grid = experiment.Grids.FirstOrDefault(g => string.Equals(g.Name, choice.Grid, StringComparison.Ordinal)) ?? experiment.Grids.FirstOrDefault();
        if (grid is null) return ([], []);
        var cells = new List<(string Head, float Value)>();
        for (var row = 0; row < grid.RowLabels.Count; row++)
        {
            for (var column = 0; column < grid.ColumnLabels.Count; column++)
            {
                if (grid.At(row, column) is { } value && GridHeads.Of(grid, row, column) is { } head && Counts(value, choice)) cells.Add((head.ToString(), value));
            }
        }

        // A head may have several cells, such as one for each position: its largest counts.
        var best = cells.GroupBy(c => c.Head, StringComparer.Ordinal).Select(g => g.MaxBy(c => MathF.Abs(c.Value))).OrderByDescending(c => MathF.Abs(c.Value)).Take(choice.Count);
        return ([.. best.Select(c => new CircuitNode(c.Head, choice.Class, choice.Role))], []);
    }

    private static bool Counts(float value, SweepChoice choice) => Math.Abs(value) >= choice.Least && value != 0 && choice.By switch
    {
        SweepChoice.Positive => value > 0,
        SweepChoice.Negative => value < 0,
        _ => true,
    };

    private static (IReadOnlyList<CircuitNode> Nodes, IReadOnlyList<CircuitEdge> Edges)? Pruned(string? summary)
    {
        if (summary is null) return null;
        using var json = JsonDocument.Parse(summary);
        if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("keptNodes", out var nodes) || !json.RootElement.TryGetProperty("keptEdges", out var edges)) return null;
        return (nodes.Deserialize<List<CircuitNode>>(JobJson.Options)!, edges.Deserialize<List<CircuitEdge>>(JobJson.Options)!);
    }
}
