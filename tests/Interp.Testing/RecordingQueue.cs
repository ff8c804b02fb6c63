using System.Collections.Concurrent;
using System.Data.Common;
using Interp.Domain.Platform;

namespace Interp.Testing;

/// <summary>A queue that nobody works on and that remembers what was put into it.</summary>
public sealed class RecordingQueue : IJobQueue
{
    public ConcurrentQueue<Guid> Jobs { get; } = new();

    /// <summary>Where each was put.</summary>
    public ConcurrentDictionary<Guid, QueueName> Places { get; } = new();

    public void Enqueue(DbConnection connection, Guid jobId, QueueName queue)
    {
        Jobs.Enqueue(jobId);
        Places[jobId] = queue;
    }
}
