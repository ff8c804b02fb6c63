using System.Collections.Concurrent;
using Interp.Domain.Platform;

namespace Interp.Queue.Tests;

/// <summary>Does with a job what a test says, and remembers when it was called.</summary>
internal sealed class StandInJob(Func<Guid, CancellationToken, Task>? work = null) : IQueuedJob
{
    private readonly ConcurrentQueue<(Guid Id, long At)> calls = new();
    private int inside;
    private int most;

    /// <summary>In the order of their start.</summary>
    public IReadOnlyList<Guid> Started => [.. calls.Select(c => c.Id)];

    /// <summary>The most at once.</summary>
    public int Most => Volatile.Read(ref most);

    /// <summary>The timestamp of a job's first start.</summary>
    public long At(Guid id) => calls.First(c => c.Id == id).At;

    public async Task Run(Guid id, CancellationToken cancellationToken)
    {
        calls.Enqueue((id, TimeProvider.System.GetTimestamp()));
        var now = Interlocked.Increment(ref inside);
        for (var seen = Volatile.Read(ref most); now > seen; seen = Volatile.Read(ref most)) Interlocked.CompareExchange(ref most, now, seen);
        try
        {
            if (work is not null) await work(id, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref inside);
        }
    }
}
