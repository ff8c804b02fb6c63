using Interp.Analysis.Dictionaries;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Workers.Platform;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using AnalysisComparison = Interp.Analysis.Dictionaries.DictionaryComparison;
using DictionaryComparison = Interp.Domain.Dictionaries.DictionaryComparison;

namespace Interp.Workers.Dictionaries;

/// <summary>Puts a comparison in the place of the one that the pair had before, with its twins both ways, in one transaction.</summary>
internal sealed class ComparisonPublisher(IDbContextFactory<InterpDbContext> contexts, TimeProvider time)
{
    public async Task<bool> IsPublished(Guid jobId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.DictionaryComparisons.AnyAsync(c => c.JobId == jobId, cancellationToken);
    }

    public async Task Publish(
        JobRun run, CompareDictionariesParameters p, FeatureDictionary first, FeatureDictionary second, AnalysisComparison found, CancellationToken cancellationToken)
    {
        int[] both = [first.Id, second.Id];
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.DictionaryComparisons.Where(c => both.Contains(c.DictionaryId) && both.Contains(c.OtherId)).ExecuteDeleteAsync(cancellationToken);
        await db.FeatureTwins.Where(t => both.Contains(t.DictionaryId) && both.Contains(t.OtherId)).ExecuteDeleteAsync(cancellationToken);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await TwinCopy.Write(connection, first.Id, second.Id, found.OfA, cancellationToken);
        await TwinCopy.Write(connection, second.Id, first.Id, found.OfB, cancellationToken);
        db.DictionaryComparisons.Add(Row(run, p, first, second, found));
        await db.SaveChangesAsync(cancellationToken);
        // In the order of ids, so that two comparisons that share a dictionary cannot wait for one another.
        foreach (var id in both.Order()) await BestTwins.Refresh(db, id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private DictionaryComparison Row(JobRun run, CompareDictionariesParameters p, FeatureDictionary first, FeatureDictionary second, AnalysisComparison found)
    {
        var now = time.GetUtcNow();
        return new DictionaryComparison
        {
            DictionaryId = first.Id,
            OtherId = second.Id,
            JobId = run.Job.Id,
            Tokens = found.Tokens,
            Seed = p.Seed,
            Best = Array.ConvertAll(found.OfA, Best),
            OtherBest = Array.ConvertAll(found.OfB, Best),
            Edges = Array.ConvertAll(found.Edges, e => e.A),
            OtherEdges = Array.ConvertAll(found.Edges, e => e.B),
            Strengths = Array.ConvertAll(found.Edges, e => e.Strength),
            EdgesFound = found.EdgesFound,
            CodeVersion = CodeVersion.Current,
            CreatedAt = now,
            Seconds = run.Job.Seconds + (now - run.StartedAt).TotalSeconds,
        };
    }

    private static float Best(FeatureMatch[] twins) => twins is [var best, ..] ? (float)best.Pearson : float.NaN;
}
