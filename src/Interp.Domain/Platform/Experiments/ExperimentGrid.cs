namespace Interp.Domain.Platform;

/// <summary>One table of numbers of an experiment: what its axes are.</summary>
public sealed class ExperimentGrid
{
    public Guid ExperimentId { get; init; }

    /// <summary>Order on the page, from 0.</summary>
    public int Number { get; init; }

    /// <summary>Slug; the address of its files.</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    /// <summary>What one number is, for example <c>change of the logit difference</c>.</summary>
    public required string Unit { get; init; }

    public GridScale Scale { get; init; }

    /// <summary>What the rows are, for example <c>layer</c>.</summary>
    public required string RowAxis { get; init; }

    public required string[] RowLabels { get; init; }

    /// <summary>What the columns are, for example <c>head</c>.</summary>
    public required string ColumnAxis { get; init; }

    public required string[] ColumnLabels { get; init; }
}
