using System.Threading.Channels;
using Interp.Workers.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Interp.Workers.Dictionaries;

/// <summary>Writes how the points stand at most once a second; between two writes only the newest picture counts.</summary>
internal sealed class SweepReports : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly Channel<IReadOnlyList<SweepPointNews>> pending =
        Channel.CreateBounded<IReadOnlyList<SweepPointNews>>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly Guid id;
    private readonly SweepLedger ledger;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly Task writing;

    public SweepReports(Guid id, SweepLedger ledger, TimeProvider time, ILogger log)
    {
        (this.id, this.ledger, this.time, this.log) = (id, ledger, time, log);
        writing = Write();
    }

    /// <summary>From any thread, and never slow.</summary>
    /// <param name="points">All of them.</param>
    public void Tell(IReadOnlyList<SweepPointNews> points) => pending.Writer.TryWrite(points);

    public async ValueTask DisposeAsync()
    {
        pending.Writer.TryComplete();
        await writing;
    }

    private async Task Write()
    {
        await foreach (var points in pending.Reader.ReadAllAsync())
        {
            try
            {
                await ledger.Write(id, points, CancellationToken.None);
            }
            catch (Exception exception) when (exception is NpgsqlException or DbUpdateException || DatabaseLoss.Is(exception))
            {
                // The work goes on; the end is written once more by the job itself.
                log.LogWarning(exception, "The points of sweep {Sweep} could not be written.", id);
            }

            await Task.WhenAny(Task.Delay(Interval, time), pending.Reader.Completion);
        }
    }
}
