using System.Text.Json;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Circuits;

/// <summary>Reads prompt sets.</summary>
public sealed class PromptSetQueries(IDbContextFactory<InterpDbContext> contexts)
{
    private const int ListLength = 200;

    /// <summary>The newest sets the viewer may see.</summary>
    public async Task<IReadOnlyList<PromptSetSummary>> List(Viewer viewer, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = db.PromptSets.VisibleTo(viewer).OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id).Take(ListLength);
        return await Summaries(db, rows).ToListAsync(cancellationToken);
    }

    /// <summary>One set; null when there is none or the viewer may not see it.</summary>
    public async Task<PromptSetDetail?> Find(Viewer viewer, string name, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = db.PromptSets.AsNoTracking().VisibleTo(viewer).Where(p => p.Name == name);
        return await rows.SingleOrDefaultAsync(cancellationToken) is { } row ? Detail(row, await Summaries(db, rows).SingleAsync(cancellationToken)) : null;
    }

    private static IQueryable<PromptSetSummary> Summaries(InterpDbContext db, IQueryable<PromptSet> rows) => rows.Select(p => new PromptSetSummary(
        p.Name, p.Title, p.Source, p.Prompts, p.Hash, p.Visibility, p.CreatedAt, db.Users.Where(u => u.Id == p.OwnerId).Select(u => u.DisplayName).FirstOrDefault()));

    private static PromptSetDetail Detail(PromptSet row, PromptSetSummary summary) => new(
        summary, row.Seed, JsonSerializer.Deserialize<PromptSetParameters>(row.Parameters, JobJson.Options)!,
        row.Pairs is null ? null : JsonSerializer.Deserialize<List<PromptText>>(row.Pairs, JobJson.Options), row.CohortId);
}
