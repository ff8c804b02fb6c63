using Interp.Analysis.Numerics;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Workers.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Workers.Dictionaries;

/// <summary>Puts a map in the place of the one that the pair had before, in one transaction.</summary>
internal sealed class MapPublisher(IDbContextFactory<InterpDbContext> contexts, TimeProvider time)
{
    private const int Decimals = 3;

    public async Task<bool> IsPublished(Guid jobId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.DictionaryMaps.AnyAsync(m => m.JobId == jobId, cancellationToken);
    }

    public async Task Publish(JobRun run, MapDictionaryParameters p, MapSubject first, MapSubject? second, DirectionMap map, CancellationToken cancellationToken)
    {
        var other = second?.Dictionary.Id;
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.DictionaryMaps.Where(m => m.DictionaryId == first.Dictionary.Id && m.OtherId == other).ExecuteDeleteAsync(cancellationToken);
        db.DictionaryMaps.Add(new DictionaryMap
        {
            DictionaryId = first.Dictionary.Id,
            OtherId = other,
            JobId = run.Job.Id,
            Features = [.. first.Alive, .. second?.Alive ?? []],
            FirstCount = first.Alive.Length,
            X = Array.ConvertAll(map.X, x => MathF.Round(x, Decimals)),
            Y = Array.ConvertAll(map.Y, y => MathF.Round(y, Decimals)),
            Clusters = map.Clusters,
            ClusterCount = map.ClusterCount,
            Trustworthiness = map.Trustworthiness,
            Neighbours = p.Neighbours,
            MinDist = p.MinDist,
            MinClusterSize = p.MinClusterSize,
            Seed = p.Seed,
            CodeVersion = CodeVersion.Current,
            CreatedAt = now,
            Seconds = run.Job.Seconds + (now - run.StartedAt).TotalSeconds,
        });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
