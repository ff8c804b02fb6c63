namespace Interp.Domain.Platform;

/// <summary>The queues that jobs wait in; a worker serves each with so many at once as it has room for.</summary>
public enum QueueName
{
    /// <summary>Computes on the cores, with a worker's threads.</summary>
    Cpu,

    /// <summary>Runs on a GPU where a worker has one; where none has, such jobs wait in <see cref="Cpu"/>.</summary>
    Gpu,

    /// <summary>Waits for others more than it computes; never takes a place from those that compute.</summary>
    Light,
}
