namespace Interp.Domain.Platform;

/// <summary>What the largest worker can hold.</summary>
/// <param name="MemoryBytes">Memory that one of its jobs may take.</param>
public sealed record WorkerCapacity(long MemoryBytes)
{
    /// <summary>While no worker has said.</summary>
    public static WorkerCapacity Unknown { get; } = new(16L << 30);
}
