using System.Text.Json;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Reads sweeps. Who may see one is decided by its job.</summary>
public sealed class SweepQueries(IDbContextFactory<InterpDbContext> contexts)
{
    private const int ListLength = 200;

    /// <summary>The newest sweeps the viewer may see.</summary>
    public async Task<IReadOnlyList<SweepSummary>> List(Viewer viewer, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return [.. (await Read(db, Jobs(db, viewer).OrderByDescending(j => j.CreatedAt).Take(ListLength), cancellationToken)).Select(found => found.Summary)];
    }

    /// <summary>One sweep; null when there is none or the viewer may not see it.</summary>
    public async Task<SweepDetail?> Find(Viewer viewer, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await Read(db, Jobs(db, viewer).Where(j => j.Id == id), cancellationToken) is not [var (summary, parameters)]) return null;
        var rows = await db.SweepPoints.AsNoTracking().Where(p => p.SweepId == id).ToDictionaryAsync(p => p.Number, cancellationToken);
        var links = rows.Values.Select(r => r.DictionaryId).OfType<int>().ToArray();
        var names = await db.Dictionaries.VisibleTo(viewer).Where(d => links.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.Name, cancellationToken);
        var provenance = await db.Sweeps.Where(s => s.Id == id)
            .Select(s => new SweepProvenance(s.CodeVersion, s.ModelHash, s.CorpusHash, s.TokenizerHash, s.DIn, s.TrainedTokens)).SingleOrDefaultAsync(cancellationToken);
        return new(summary, parameters, [.. parameters.Points.Select((point, number) => Point(number, point, rows.GetValueOrDefault(number), names))], provenance);
    }

    private static IQueryable<Job> Jobs(InterpDbContext db, Viewer viewer) => db.Jobs.AsNoTracking().VisibleTo(viewer).Where(j => j.Kind == SweepSaeParameters.Kind);

    private static async Task<List<(SweepSummary Summary, SweepSaeParameters Parameters)>> Read(InterpDbContext db, IQueryable<Job> jobs, CancellationToken cancellationToken)
    {
        var rows = await jobs.Select(job => new
        {
            job,
            Evaluated = db.Set<SweepPointRow>().Count(p => p.SweepId == job.Id && p.State == SweepPointState.Evaluated),
            Failed = db.Set<SweepPointRow>().Count(p => p.SweepId == job.Id && p.State == SweepPointState.Failed),
            Owner = db.Users.Where(p => p.Id == job.OwnerId).Select(p => p.DisplayName).FirstOrDefault(),
        }).ToListAsync(cancellationToken);
        return rows.ConvertAll(r =>
        {
            var parameters = JsonSerializer.Deserialize<SweepSaeParameters>(r.job.Parameters, JobJson.Options)!;
            var shared = parameters.Base;
            return (new SweepSummary(
                r.job.Id, r.job.Title, r.job.State, r.job.Error, shared.Model, shared.Corpus, shared.HookPoint, parameters.Points.Count, r.Evaluated, r.Failed,
                r.job.Visibility, r.job.CreatedAt, r.Owner), parameters);
        });
    }

    private static SweepPointDetail Point(int number, SweepPoint point, SweepPointRow? row, Dictionary<int, string> names) => new(
        number, point, row?.State ?? SweepPointState.Waiting, row?.Error, row?.Step ?? 0, row?.Steps ?? 0, row?.Loss, row?.L0, row?.ExplainedVariance, row?.Dead,
        row?.Metrics is { } metrics ? JsonSerializer.Deserialize<DictionaryMetrics>(metrics, JobJson.Options) : null,
        row?.DictionaryId is { } id ? names.GetValueOrDefault(id) : null);
}
