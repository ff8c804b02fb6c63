using System.Globalization;
using System.Runtime.InteropServices;
using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>An attention head as parameters and labels name it: 9.6 for head 6 of layer 9.</summary>
/// <param name="Layer">From 0.</param>
/// <param name="Head">From 0.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct HeadLabel(int Layer, int Head)
{
    /// <summary>Null when the text names no head.</summary>
    public static HeadLabel? Find(string? text)
    {
        var dot = text?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        return dot > 0 && Number(text.AsSpan(0, dot)) is { } layer && Number(text.AsSpan(dot + 1)) is { } head ? new(layer, head) : null;
    }

    /// <summary>The head that a cell of a grid is about: by its axes, layer and head, or by a label such as 9.6; null when it is about none.</summary>
    public static HeadLabel? Of(GridView grid, int row, int column) => (grid.RowAxis, grid.ColumnAxis) switch
    {
        ("layer", "head") => Find($"{grid.RowLabels[row]}.{grid.ColumnLabels[column]}"),
        ("head", "layer") => Find($"{grid.ColumnLabels[column]}.{grid.RowLabels[row]}"),
        _ => Find(grid.RowLabels[row]) ?? Find(grid.ColumnLabels[column]),
    };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Layer}.{Head}");

    private static int? Number(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
