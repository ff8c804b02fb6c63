namespace Interp.Domain.Platform;

/// <summary>A worker's sign of life.</summary>
public sealed class WorkerHeartbeat
{
    public required string Name { get; init; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset SeenAt { get; set; }

    /// <summary>Another each time it starts; null for a worker of an older version.</summary>
    public Guid? RunId { get; set; }

    /// <summary>Whether its jobs may run on a GPU.</summary>
    public bool HasGpu { get; set; }

    /// <summary>Memory that one of its jobs may take; null for a worker of an older version.</summary>
    public long? MemoryBytes { get; set; }

    /// <summary>Where it answers live questions, for example <c>http://127.0.0.1:40123</c>; null when it does not.</summary>
    public string? InferenceAddress { get; set; }

    /// <summary>What a caller must show there.</summary>
    public string? InferenceSecret { get; set; }
}
