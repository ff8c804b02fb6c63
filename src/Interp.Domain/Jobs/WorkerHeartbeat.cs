namespace Interp.Domain.Jobs;

/// <summary>A worker's sign of life.</summary>
public sealed class WorkerHeartbeat
{
    public required string Name { get; init; }

    public DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset SeenAt { get; set; }
}
