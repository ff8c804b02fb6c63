using Interp.Domain.Platform;

namespace Interp.Workers.Circuits;

/// <summary>The axes of one table of numbers.</summary>
/// <param name="Name">Slug, unlike that of every other grid of the experiment.</param>
/// <param name="Title">For people: the question that it answers.</param>
/// <param name="Unit">What one number is.</param>
/// <param name="Scale">How it is coloured.</param>
/// <param name="RowAxis">What the rows are. <c>layer</c> by <c>head</c>, and labels such as 9.6, lead to the head's patterns.</param>
/// <param name="RowLabels">One per row.</param>
/// <param name="ColumnAxis">What the columns are.</param>
/// <param name="ColumnLabels">One per column.</param>
internal sealed record GridHeader(string Name, string Title, string Unit, GridScale Scale, string RowAxis, string[] RowLabels, string ColumnAxis, string[] ColumnLabels)
{
    /// <summary>Most numbers of one grid: more are no picture any more.</summary>
    public const int MostCells = 20_000;
}
