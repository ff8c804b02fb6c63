using Interp.Abstractions.Circuits;
using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>Which head a cell of a grid is about.</summary>
public static class GridHeads
{
    /// <summary>The head that a cell of a grid is about: by its axes, layer and head, or by a label such as 9.6; null when it is about none.</summary>
    public static HeadName? Of(GridView grid, int row, int column) => (grid.RowAxis, grid.ColumnAxis) switch
    {
        ("layer", "head") => HeadName.Find($"{grid.RowLabels[row]}.{grid.ColumnLabels[column]}"),
        ("head", "layer") => HeadName.Find($"{grid.ColumnLabels[column]}.{grid.RowLabels[row]}"),
        _ => HeadName.Find(grid.RowLabels[row]) ?? HeadName.Find(grid.ColumnLabels[column]),
    };
}
