using Interp.Abstractions.Circuits;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Interp.Web.Components;

namespace Interp.Web.Circuits;

/// <summary>A grid of an experiment as a heat-map whose cells lead to the patterns of their heads.</summary>
public static class ExperimentPicture
{
    /// <summary>The picture.</summary>
    /// <param name="experiment">Where the grid belongs.</param>
    /// <param name="grid">The grid.</param>
    public static HeatmapPicture Of(ExperimentSummary experiment, GridView grid) => new(
        grid.Title, grid.Unit, grid.Scale, grid.RowAxis, grid.RowLabels, grid.ColumnAxis, grid.ColumnLabels, grid.Rows)
    {
        Name = (row, column) => Name(grid, row, column),
        Link = (row, column) => GridHeads.Of(grid, row, column) is { } head ? Lab(experiment, head) : null,
        LinkWords = "open its patterns",
    };

    private static string Name(GridView grid, int row, int column) => (grid.RowAxis, grid.ColumnAxis) switch
    {
        ("layer", "head") => $"Head {grid.RowLabels[row]}.{grid.ColumnLabels[column]}",
        _ => $"{grid.RowAxis} {grid.RowLabels[row]}, {grid.ColumnAxis} {grid.ColumnLabels[column]}",
    };

    private static string Lab(ExperimentSummary experiment, HeadName head)
    {
        var set = experiment.PromptSet is { } name ? $"&set={Uri.EscapeDataString(name)}&prompt=0" : string.Empty;
        return $"/lab?model={Uri.EscapeDataString(experiment.Model)}{set}&head={head}";
    }
}
