using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Library;

/// <summary>Reads corpora.</summary>
public sealed class CorpusQueries(IDbContextFactory<InterpDbContext> contexts)
{
    /// <summary>Every corpus the viewer may see, by name.</summary>
    public async Task<IReadOnlyList<CorpusSummary>> List(Viewer viewer, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Summaries(db.Corpora.VisibleTo(viewer).OrderBy(c => c.Name)).ToListAsync(cancellationToken);
    }

    /// <summary>One corpus; null when there is none or the viewer may not see it.</summary>
    public async Task<CorpusSummary?> Find(Viewer viewer, string name, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Summaries(db.Corpora.VisibleTo(viewer).Where(c => c.Name == name)).SingleOrDefaultAsync(cancellationToken);
    }

    private static IQueryable<CorpusSummary> Summaries(IQueryable<Corpus> corpora) =>
        corpora.Select(c => new CorpusSummary(c.Name, c.Title, c.Tokens, c.Documents, c.Hash, c.TokenizerHash) { Number = c.Id });
}
