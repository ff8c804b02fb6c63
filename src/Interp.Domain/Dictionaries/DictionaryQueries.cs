using Interp.Domain.Access;
using Interp.Domain.Database;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Reads dictionaries.</summary>
public sealed class DictionaryQueries(IDbContextFactory<InterpDbContext> contexts)
{
    /// <summary>Every dictionary the viewer may see, newest first.</summary>
    public async Task<IReadOnlyList<DictionarySummary>> List(Viewer viewer, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await (
            from dictionary in db.Dictionaries.VisibleTo(viewer)
            join model in db.Models on dictionary.ModelId equals model.Id
            join corpus in db.Corpora on dictionary.CorpusId equals corpus.Id
            orderby dictionary.CreatedAt descending, dictionary.Id descending
            select new { dictionary, Model = model.Name, Corpus = corpus.Name }).AsNoTracking().ToListAsync(cancellationToken);
        return rows.ConvertAll(r => Summary(r.dictionary, r.Model, r.Corpus));
    }

    /// <summary>One dictionary; null when there is none or the viewer may not see it.</summary>
    public async Task<DictionaryDetail?> Find(Viewer viewer, string name, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await (
            from dictionary in db.Dictionaries.VisibleTo(viewer)
            where dictionary.Name == name
            join model in db.Models on dictionary.ModelId equals model.Id
            join corpus in db.Corpora on dictionary.CorpusId equals corpus.Id
            join job in db.Jobs on dictionary.JobId equals job.Id
            join owner in db.Users on dictionary.OwnerId equals owner.Id into owners
            from owner in owners.DefaultIfEmpty()
            select new { dictionary, Model = model.Name, Corpus = corpus.Name, job.Parameters, Owner = owner == null ? null : owner.DisplayName })
            .AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (row is null) return null;
        var d = row.dictionary;
        var provenance = new Provenance(
            d.CodeVersion, d.Seed, d.ModelHash, d.CorpusHash, d.TokenizerHash, row.Parameters, row.Owner, d.StartedAt, d.CreatedAt, d.Seconds);
        return new(Summary(d, row.Model, row.Corpus), provenance, d.DensityHistogram, d.LiveFeatures, d.DeadFeatures, d.UltraLowFeatures);
    }

    /// <summary>Identifies the exact content of a dictionary; null when there is none or the viewer may not see it.</summary>
    public async Task<Guid?> Version(Viewer viewer, string name, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Dictionaries.VisibleTo(viewer).Where(d => d.Name == name).Select(d => (Guid?)d.JobId).SingleOrDefaultAsync(cancellationToken);
    }

    private static DictionarySummary Summary(FeatureDictionary d, string model, string corpus) => new(
        d.Name, d.Title, model, d.HookPoint, corpus, d.Recipe, d.DIn, d.DSae, d.Visibility, d.CreatedAt, Metrics(d), d.JobId);

    private static DictionaryMetrics? Metrics(FeatureDictionary d) => d.EvaluatedTokens == 0
        ? null
        : new(d.L0, 1 - d.Fvu, d.Fvu, d.CeClean, d.CeSae, d.CeZero, d.CeMean, d.LossRecovered,
            d.EvaluationDead, d.EvaluationUltraLow, d.EvaluatedTokens, d.KlScore, d.L2Ratio);
}
