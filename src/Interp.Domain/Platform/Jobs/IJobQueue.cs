using System.Data.Common;

namespace Interp.Domain.Platform;

/// <summary>Hands jobs to the workers.</summary>
public interface IJobQueue
{
    /// <summary>
    /// Puts the job into a queue, on this connection and inside the transaction it is enlisted in: the workers see the job when that is committed,
    /// and never when it is not. Twice is two entries, of which the second finds nothing to do.
    /// </summary>
    /// <param name="connection">Open, and in a transaction scope.</param>
    /// <param name="jobId">Of the row in <c>jobs</c>.</param>
    /// <param name="queue">Where it waits.</param>
    void Enqueue(DbConnection connection, Guid jobId, QueueName queue);
}
