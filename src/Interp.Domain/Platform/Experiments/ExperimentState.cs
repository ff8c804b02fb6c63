namespace Interp.Domain.Platform;

/// <summary>How far an experiment is.</summary>
public enum ExperimentState
{
    /// <summary>Rows are coming, or wait for a worker.</summary>
    Running,

    /// <summary>Every row is there.</summary>
    Complete,

    /// <summary>It stopped with an error; the rows that were finished stay.</summary>
    Failed,

    /// <summary>Somebody stopped it; the rows that were finished stay.</summary>
    Cancelled,
}
