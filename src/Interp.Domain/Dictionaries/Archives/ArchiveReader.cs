using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Interp.Domain.Dictionaries;

/// <summary>Publishes an archive as a public dictionary of this site, in one transaction.</summary>
public sealed class ArchiveReader(IDbContextFactory<InterpDbContext> contexts)
{
    /// <summary>Publishes it with its weights, or nothing of it.</summary>
    /// <param name="folder">Holds an archive.</param>
    /// <param name="placeWeights">Puts the weights where workers look for them; called when all rows are in, before anybody sees them.</param>
    /// <param name="cancellationToken">Stops it; nothing of it is kept then.</param>
    /// <returns>Its name, or null when a dictionary of that name is here already.</returns>
    /// <exception cref="ArchiveException">It cannot be read, or its model is not here.</exception>
    public async Task<string?> Publish(string folder, Action placeWeights, CancellationToken cancellationToken)
    {
        var header = DictionaryArchive.Header(folder);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Dictionaries.AnyAsync(d => d.Name == header.Name, cancellationToken)) return null;
        var model = await db.Models.Where(m => m.WeightsHash == header.ModelHash).Select(m => new { m.Id, m.VocabularyId, m.VocabularySize }).FirstOrDefaultAsync(cancellationToken)
            ?? throw new ArchiveException($"Its model, {header.Model} with weights {header.ModelHash}, is not on this site.");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var id = await DictionaryIds.Next(db, cancellationToken);
        var counts = await Rows(folder, (NpgsqlConnection)db.Database.GetDbConnection(), id, new ArchiveChecks(header, model.VocabularySize), cancellationToken);
        if (counts.Live + counts.UltraLow + counts.Dead != header.DSae) throw new ArchiveException($"It should have {header.DSae} features and has {counts.Live + counts.UltraLow + counts.Dead}. Take the archive again from where it came.");
        var corpus = await db.Corpora.Where(c => c.Hash == header.CorpusHash).Select(c => (int?)c.Id).FirstOrDefaultAsync(cancellationToken);
        db.Dictionaries.Add(Row(header, id, model.Id, model.VocabularyId, corpus, counts));
        await db.SaveChangesAsync(cancellationToken);
        placeWeights();
        await transaction.CommitAsync(cancellationToken);
        return header.Name;
    }

    private static async Task<FeatureCounts> Rows(string folder, NpgsqlConnection connection, int id, ArchiveChecks checks, CancellationToken cancellationToken)
    {
        var tables = await DictionaryTables.Create(connection, id, cancellationToken);
        // All lines are read before the first is copied: each goes to four tables, one after the other. Some 10 KB a feature.
        List<ArchivedFeature> lines = [.. ArchiveLines.Read<ArchivedFeature>(Path.Combine(folder, DictionaryArchive.FeaturesFile)).Select(checks.Feature)];
        var features = lines.ConvertAll(l => l.Feature);
        await tables.CopyFeatures(features, cancellationToken);
        await tables.CopyExamples(lines.Select(l => l.Examples).OfType<FeatureExamples>(), cancellationToken);
        await tables.CopyAblations(lines.Select(l => l.Ablations).OfType<FeatureAblationRow>(), cancellationToken);
        await tables.CopyLogits(LogitIndex.Of(features), cancellationToken);
        await tables.CopyTokens(ArchiveLines.Read<ArchivedToken>(Path.Combine(folder, DictionaryArchive.TokensFile)).Select(checks.Token).SelectMany(t => t.Rows()), cancellationToken);
        await tables.Attach(cancellationToken);
        return FeatureCounts.Of(features);
    }

    private static FeatureDictionary Row(ArchiveHeader h, int id, int model, int vocabulary, int? corpus, FeatureCounts counts) => new()
    {
        Id = id,
        Name = h.Name,
        Title = h.Title,
        Origin = h.Origin,
        ModelId = model,
        CorpusId = corpus,
        VocabularyId = vocabulary,
        ImportedModel = h.Model,
        ImportedCorpus = h.Corpus,
        ImportedFrom = h.Parameters.GetRawText(),
        HookPoint = h.HookPoint,
        Recipe = h.Recipe,
        DIn = h.DIn,
        TargetHookPoint = h.TargetHookPoint,
        DSae = h.DSae,
        Visibility = Visibility.Public,
        CreatedAt = h.CreatedAt.ToUniversalTime(),
        TokensSeen = h.TokensSeen,
        LiveFeatures = counts.Live,
        UltraLowFeatures = counts.UltraLow,
        DeadFeatures = counts.Dead,
        DensityHistogram = counts.Densities,
        L0 = h.Metrics?.L0 ?? 0,
        Fvu = h.Metrics?.Fvu ?? 0,
        CeClean = h.Metrics?.CeClean ?? 0,
        CeSae = h.Metrics?.CeSae ?? 0,
        CeZero = h.Metrics?.CeZero ?? 0,
        CeMean = h.Metrics?.CeMean ?? 0,
        LossRecovered = h.Metrics?.LossRecovered ?? 0,
        EvaluationDead = h.Metrics?.Dead ?? 0,
        EvaluationUltraLow = h.Metrics?.UltraLow ?? 0,
        EvaluatedTokens = h.Metrics?.EvaluatedTokens ?? 0,
        KlScore = h.Metrics?.KlScore,
        L2Ratio = h.Metrics?.L2Ratio,
        Mse = h.Metrics?.Mse,
        ExplainedVarianceLegacy = h.Metrics?.ExplainedVarianceLegacy,
        ExplainedVarianceUncentred = h.Metrics?.ExplainedVarianceUncentred,
        CosineSimilarity = h.Metrics?.CosineSimilarity,
        ReconstructionBias = h.Metrics?.ReconstructionBias,
        LossRecoveredFromMean = h.Metrics?.LossRecoveredFromMean,
        EncoderDecoderCosine = h.Metrics?.EncoderDecoderCosine,
        MaxDecoderCosine = h.Metrics?.MaxDecoderCosine,
        EvaluationDensities = h.Metrics?.DensityHistogram,
        CodeVersion = h.CodeVersion,
        Seed = h.Seed,
        ModelHash = h.ModelHash,
        CorpusHash = h.CorpusHash,
        TokenizerHash = h.TokenizerHash,
        StartedAt = h.StartedAt.ToUniversalTime(),
        Seconds = h.Seconds,
    };
}
