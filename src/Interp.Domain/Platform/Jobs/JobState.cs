namespace Interp.Domain.Platform;

/// <summary>Where a job is in its life.</summary>
public enum JobState
{
    /// <summary>Waits for a worker.</summary>
    Queued,

    /// <summary>A worker is at it.</summary>
    Running,

    /// <summary>Its result is published.</summary>
    Succeeded,

    /// <summary>It stopped with an error.</summary>
    Failed,

    /// <summary>Somebody stopped it.</summary>
    Cancelled,
}
