using Interp.Domain.Platform;

namespace Interp.Web.Components;

/// <summary>A table of numbers to be shown in colour.</summary>
/// <param name="Title">The question that it answers.</param>
/// <param name="Unit">What one number is.</param>
/// <param name="Scale">Colours: both signs, or from zero up.</param>
/// <param name="RowAxis">What the rows are.</param>
/// <param name="RowLabels">One per row.</param>
/// <param name="ColumnAxis">What the columns are.</param>
/// <param name="ColumnLabels">One per column.</param>
/// <param name="Rows">One per row; null while it is not there yet; NaN where there is nothing to measure.</param>
public sealed record HeatmapPicture(
    string Title,
    string Unit,
    GridScale Scale,
    string RowAxis,
    IReadOnlyList<string> RowLabels,
    string ColumnAxis,
    IReadOnlyList<string> ColumnLabels,
    IReadOnlyList<float[]?> Rows)
{
    /// <summary>The value that gets the strongest colour; null for the largest there is.</summary>
    public float? Limit { get; init; }

    /// <summary>What a cell is about, for example "Head 9.6"; null for its two labels.</summary>
    public Func<int, int, string>? Name { get; init; }

    /// <summary>Where a cell leads; null for nowhere.</summary>
    public Func<int, int, string?>? Link { get; init; }

    /// <summary>What following that link does, for example "Open its patterns".</summary>
    public string? LinkWords { get; init; }

    /// <summary>The value that gets the strongest colour; 1 where all are zero.</summary>
    public float Strongest
    {
        get
        {
            var most = Limit ?? Rows.OfType<float[]>().SelectMany(r => r).Where(float.IsFinite).Select(MathF.Abs).DefaultIfEmpty().Max();
            return most > 0 ? most : 1;
        }
    }

    /// <summary>The value of a cell; null where it is not there yet or there is nothing to measure.</summary>
    public float? At(int row, int column) => Rows[row] is { } values && float.IsFinite(values[column]) ? values[column] : null;

    /// <summary>What a cell is about.</summary>
    public string NameOf(int row, int column) => Name?.Invoke(row, column) ?? $"{RowAxis} {RowLabels[row]}, {ColumnAxis} {ColumnLabels[column]}";
}
