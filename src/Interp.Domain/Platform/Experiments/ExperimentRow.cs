namespace Interp.Domain.Platform;

/// <summary>One finished row of a grid.</summary>
public sealed class ExperimentRow
{
    public Guid ExperimentId { get; init; }

    /// <summary>Number of the grid.</summary>
    public int Grid { get; init; }

    public int Row { get; init; }

    /// <summary>As many as the grid has columns; NaN where there is nothing to measure.</summary>
    public required float[] Values { get; init; }
}
