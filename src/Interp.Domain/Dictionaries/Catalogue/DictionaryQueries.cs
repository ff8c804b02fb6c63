using System.Globalization;
using System.Text.Json;
using Interp.Domain.Library;
using Interp.Domain.Platform;
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
            from model in db.Set<Model>().Where(m => m.Id == dictionary.ModelId).DefaultIfEmpty()
            from corpus in db.Set<Corpus>().Where(c => c.Id == dictionary.CorpusId).DefaultIfEmpty()
            orderby dictionary.CreatedAt descending, dictionary.Id descending
            select new { dictionary, Model = model == null ? null : model.Name, Corpus = corpus == null ? null : corpus.Name }).AsNoTracking().ToListAsync(cancellationToken);
        return rows.ConvertAll(r => Summary(r.dictionary, r.Model, r.Corpus));
    }

    /// <summary>One dictionary; null when there is none or the viewer may not see it.</summary>
    public async Task<DictionaryDetail?> Find(Viewer viewer, string name, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await (
            from dictionary in db.Dictionaries.VisibleTo(viewer)
            where dictionary.Name == name
            from model in db.Set<Model>().Where(m => m.Id == dictionary.ModelId).DefaultIfEmpty()
            from corpus in db.Set<Corpus>().Where(c => c.Id == dictionary.CorpusId).DefaultIfEmpty()
            from job in db.Jobs.Where(j => j.Id == dictionary.JobId).DefaultIfEmpty()
            from owner in db.Users.Where(p => p.Id == dictionary.OwnerId).DefaultIfEmpty()
            select new
            {
                dictionary, Model = model == null ? null : model.Name, Corpus = corpus == null ? null : corpus.Name, Parameters = job == null ? null : job.Parameters,
                Kind = job == null ? null : job.Kind,
                Owner = owner == null ? null : owner.DisplayName,
            })
            .AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (row is null) return null;
        var d = row.dictionary;
        // A sweep's parameters are those of all its points; this dictionary is one of them.
        var own = row.Kind is SweepSaeParameters.Kind or PublishSweepPointParameters.Kind && await DictionaryTraining.Of(db, d, cancellationToken) is { } training
            ? JsonSerializer.Serialize(training, JobJson.Options)
            : row.Parameters;
        var provenance = new Provenance(
            d.CodeVersion, d.Seed, d.ModelHash, d.CorpusHash, d.TokenizerHash, own ?? d.ImportedFrom ?? "{}", row.Owner, d.StartedAt, d.CreatedAt, d.Seconds);
        return new(Summary(d, row.Model, row.Corpus), provenance, d.DensityHistogram, d.LiveFeatures, d.DeadFeatures, d.UltraLowFeatures)
        {
            Sites = d.SiteHookPoints is null ? null : await Sites(db, d, cancellationToken),
            Benchmark = await BenchmarkSheet.Of(db, d.Id, cancellationToken),
        };
    }

    /// <summary>Identifies the exact content of a dictionary, what was added to it since, and what is kept back from a viewer who is rating; null when there is none or the viewer may not see it.</summary>
    public async Task<string?> Version(Viewer viewer, string name, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await db.Dictionaries.VisibleTo(viewer).Where(d => d.Name == name).Select(d => new
        {
            d.Id, d.Revision, d.CreatedAt,
            Rating = db.Set<Rating>().Count(r => r.DictionaryId == d.Id && r.RaterId == viewer.PersonId && r.RaterId != null && r.SubmittedAt == null && r.GivenUpAt == null),
        }).SingleOrDefaultAsync(cancellationToken);
        // The time tells dictionaries of two databases apart, for a client that has met both at one address.
        return row is null ? null : string.Create(CultureInfo.InvariantCulture, $"{row.Id}-{row.Revision}-{row.Rating}-{row.CreatedAt.UtcTicks:x}");
    }

    private static async Task<SiteMeasures[]> Sites(InterpDbContext db, FeatureDictionary d, CancellationToken cancellationToken)
    {
        var rows = await db.DictionarySites.AsNoTracking().Where(s => s.DictionaryId == d.Id).OrderBy(s => s.Number).ToListAsync(cancellationToken);
        return [.. rows.Select(s => new SiteMeasures(s.HookPoint, s.Width, s.ExplainedVariance, s.CeSae, s.CeZero, s.CeMean, s.LossRecovered, s.LossRecoveredFromMean, s.MeanShare))];
    }

    private static DictionarySummary Summary(FeatureDictionary d, string? model, string? corpus) => new(
        d.Name, d.Title, model ?? d.ImportedModel ?? string.Empty, d.HookPoint, corpus ?? d.ImportedCorpus ?? string.Empty, d.Recipe, d.DIn, d.DSae, d.Visibility, d.CreatedAt, Metrics(d), d.JobId, d.Origin)
    {
        TargetHookPoint = d.TargetHookPoint,
        HookPoints = d.SiteHookPoints,
    };

    private static DictionaryMetrics? Metrics(FeatureDictionary d) => d.EvaluatedTokens == 0
        ? null
        : new(d.L0, 1 - d.Fvu, d.Fvu, d.CeClean, d.CeSae, d.CeZero, d.CeMean, d.LossRecovered,
            d.EvaluationDead, d.EvaluationUltraLow, d.EvaluatedTokens, d.KlScore, d.L2Ratio)
        {
            Mse = d.Mse, ExplainedVarianceLegacy = d.ExplainedVarianceLegacy, ExplainedVarianceUncentred = d.ExplainedVarianceUncentred,
            CosineSimilarity = d.CosineSimilarity, ReconstructionBias = d.ReconstructionBias, LossRecoveredFromMean = d.LossRecoveredFromMean,
            EncoderDecoderCosine = d.EncoderDecoderCosine, MaxDecoderCosine = d.MaxDecoderCosine, DensityHistogram = d.EvaluationDensities,
        };
}
