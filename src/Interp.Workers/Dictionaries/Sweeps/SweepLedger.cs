using Interp.Domain.Dictionaries;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Workers.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Workers.Dictionaries;

/// <summary>The rows of a sweep.</summary>
internal sealed class SweepLedger(IDbContextFactory<InterpDbContext> contexts, TimeProvider time)
{
    /// <summary>Makes the rows, or finds those of an earlier attempt.</summary>
    public async Task<IReadOnlyList<SweepPointNews>> Begin(Guid id, SweepSaeParameters sweep, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await db.Sweeps.AnyAsync(s => s.Id == id, cancellationToken))
        {
            db.Add(await Row(db, id, sweep.Base, cancellationToken));
            db.AddRange(sweep.Points.Select((_, number) => new SweepPointRow { SweepId = id, Number = number, State = SweepPointState.Waiting }));
            await db.SaveChangesAsync(cancellationToken);
        }

        return (await db.SweepPoints.AsNoTracking().Where(p => p.SweepId == id).OrderBy(p => p.Number).ToListAsync(cancellationToken)).ConvertAll(SweepPointNews.Of);
    }

    /// <summary>All points at once; what they are browsed as stays.</summary>
    public async Task Write(Guid id, IReadOnlyList<SweepPointNews> points, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.SweepPoints.Where(p => p.SweepId == id).ToDictionaryAsync(p => p.Number, cancellationToken);
        foreach (var news in points)
        {
            var row = rows[news.Number];
            (row.State, row.Error, row.Step, row.Steps) = (news.State, news.Error, news.Step, news.Steps);
            (row.Loss, row.L0, row.ExplainedVariance, row.Dead, row.Metrics) = (news.Loss, news.L0, news.ExplainedVariance, news.Dead, news.Metrics);
        }

        await db.SaveChangesAsync(cancellationToken);
        await JobChannels.Announce(db, id, cancellationToken);
    }

    private async Task<Sweep> Row(InterpDbContext db, Guid id, TrainSaeParameters p, CancellationToken cancellationToken)
    {
        var model = await db.Models.Include(m => m.HookPoints).SingleAsync(m => m.Name == p.Model, cancellationToken);
        var corpus = await db.Corpora.SingleAsync(c => c.Name == p.Corpus, cancellationToken);
        return new Sweep
        {
            Id = id,
            ModelId = model.Id,
            CorpusId = corpus.Id,
            HookPoint = p.HookPoint,
            DIn = model.HookPoints.SingleOrDefault(h => h.Name == p.HookPoint)?.Width ?? throw new JobFailedException($"'{p.Model}' has no hook point '{p.HookPoint}' any more."),
            TrainedTokens = p.TrainTokens,
            CreatedAt = time.GetUtcNow(),
            CodeVersion = CodeVersion.Current,
            ModelHash = model.WeightsHash,
            CorpusHash = corpus.Hash,
            TokenizerHash = corpus.TokenizerHash,
        };
    }
}
