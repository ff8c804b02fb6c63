using System.Text.Json.Serialization;

namespace Interp.Domain.Platform;

/// <summary>A grid with the rows that are there.</summary>
/// <param name="Number">Order on the page, from 0.</param>
/// <param name="Name">Slug.</param>
/// <param name="Title">For people.</param>
/// <param name="Unit">What one number is.</param>
/// <param name="Scale">How it is coloured.</param>
/// <param name="RowAxis">What the rows are.</param>
/// <param name="RowLabels">One per row.</param>
/// <param name="ColumnAxis">What the columns are.</param>
/// <param name="ColumnLabels">One per column.</param>
/// <param name="Rows">One per row, null while it is not finished; a value is NaN where there is nothing to measure.</param>
public sealed record GridView(
    int Number,
    string Name,
    string Title,
    string Unit,
    GridScale Scale,
    string RowAxis,
    IReadOnlyList<string> RowLabels,
    string ColumnAxis,
    IReadOnlyList<string> ColumnLabels,
    [property: JsonConverter(typeof(GridRowsJson))] IReadOnlyList<float[]?> Rows)
{
    /// <summary>Largest absolute value that is there; 0 without any.</summary>
    [JsonIgnore]
    public float Largest => Rows.OfType<float[]>().SelectMany(r => r).Where(float.IsFinite).Select(MathF.Abs).DefaultIfEmpty().Max();

    /// <summary>The value of a cell; null where it is not finished or there is nothing to measure.</summary>
    public float? At(int row, int column) => Rows[row] is { } values && float.IsFinite(values[column]) ? values[column] : null;
}
