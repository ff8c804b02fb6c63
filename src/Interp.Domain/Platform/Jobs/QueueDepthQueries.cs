using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Platform;

/// <summary>The queue as an operator watches it: of all cohorts together, numbers only.</summary>
public sealed class QueueDepthQueries(IDbContextFactory<InterpDbContext> contexts, JobCatalogue kinds, TimeProvider time)
{
    /// <summary>One entry for every kind, also where nothing waits.</summary>
    public async Task<IReadOnlyList<QueueDepth>> Depths(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = await db.Jobs
            .Where(j => j.State == JobState.Queued)
            .GroupBy(j => j.Kind)
            .Select(g => new { Kind = g.Key, Jobs = g.Count(), Since = g.Min(j => j.CreatedAt) })
            .ToDictionaryAsync(g => g.Kind, StringComparer.Ordinal, cancellationToken);
        var now = time.GetUtcNow();
        return [.. kinds.All.Select(k => waiting.TryGetValue(k.Kind, out var of) ? new QueueDepth(k.Kind, of.Jobs, now - of.Since) : new(k.Kind, 0, TimeSpan.Zero))];
    }
}
