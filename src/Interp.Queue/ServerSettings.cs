using Interp.Domain.Platform;

namespace Interp.Queue;

/// <summary>What a worker serves.</summary>
/// <param name="Queues">The queues, each served on its own.</param>
/// <param name="Computing">Jobs that compute at once, those of the cores and of a GPU together.</param>
/// <param name="CheckIn">How often it gives signs of life and looks after stranded jobs.</param>
public sealed record ServerSettings(IReadOnlyCollection<QueueName> Queues, int Computing, TimeSpan CheckIn)
{
    /// <summary>Jobs at once that wait for others more than they compute.</summary>
    private const int Waiting = 2;

    /// <summary>How long a job goes without its worker's sign before another takes it.</summary>
    public TimeSpan Invisibility => QueueStorage.Invisibility(CheckIn);

    /// <summary>Jobs of this queue at once.</summary>
    public int Workers(QueueName queue) => queue == QueueName.Light ? Waiting : Computing;
}
