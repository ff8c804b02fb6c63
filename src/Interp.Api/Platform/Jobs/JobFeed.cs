using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Interp.Domain.Platform;

namespace Interp.Api.Platform;

/// <summary>Hands each event to whoever watches its job.</summary>
internal sealed class JobFeed(JobQueries jobs) : IJobFeed
{
    private const int Backlog = 16;
    private readonly ConcurrentDictionary<Channel<JobEvent>, Guid> watchers = new();

    /// <summary>Jobs that somebody watches.</summary>
    public IReadOnlyCollection<Guid> Watched => watchers.Values.ToHashSet();

    public void Publish(JobEvent news)
    {
        foreach (var (channel, job) in watchers)
            if (job == news.JobId) channel.Writer.TryWrite(news);
    }

    /// <summary>Begins with how the job stands, so that nothing is missed between reading a page and watching.</summary>
    public async IAsyncEnumerable<JobEvent> Watch(Guid jobId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A slow watcher loses old progress rather than holding up the rest; the end is always the newest.
        var channel = Channel.CreateBounded<JobEvent>(new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest });
        watchers[channel] = jobId;
        try
        {
            if (await jobs.Latest(jobId, cancellationToken) is not { } now) yield break;
            yield return now;
            if (JobStates.IsFinal(now.State)) yield break;
            await foreach (var news in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return news;
                if (JobStates.IsFinal(news.State)) yield break;
            }
        }
        finally
        {
            watchers.TryRemove(channel, out _);
        }
    }
}
