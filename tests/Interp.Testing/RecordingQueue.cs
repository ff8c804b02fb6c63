using System.Collections.Concurrent;
using Interp.Domain.Jobs;

namespace Interp.Testing;

/// <summary>A queue that nobody works on and that remembers what was put into it.</summary>
public sealed class RecordingQueue : IJobQueue
{
    public ConcurrentQueue<Guid> Jobs { get; } = new();

    public Task Enqueue(Guid jobId, string kind, CancellationToken cancellationToken)
    {
        Jobs.Enqueue(jobId);
        return Task.CompletedTask;
    }
}
