using Interp.Domain.Dictionaries;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Workers.Platform;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Interp.Workers.Dictionaries;

/// <summary>Makes a dictionary visible in one transaction: its row, its features, examples and token index, or nothing.</summary>
internal sealed class DictionaryPublisher(IDbContextFactory<InterpDbContext> contexts, WorkerSettings settings, TimeProvider time)
{
    /// <summary>Address of the dictionary that this job has published, if it has.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="point">Which of its dictionaries, where the job is a sweep.</param>
    public async Task<string?> Published(Guid jobId, CancellationToken cancellationToken, int point = 0)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Dictionaries.Where(d => d.JobId == jobId && d.SweepPoint == point).Select(d => "/d/" + d.Name).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Writes everything to the database, and the weights to disk before that is committed.</summary>
    /// <param name="run">The job.</param>
    /// <param name="parameters">How it was trained.</param>
    /// <param name="result">What is published.</param>
    /// <param name="origin">Where its features come from.</param>
    /// <param name="cancellationToken">Stops it; nothing is published then.</param>
    /// <param name="place">The point of a sweep that this is; null for a dictionary of its own.</param>
    /// <returns>Its address.</returns>
    public async Task<string> Publish(
        JobRun run, TrainSaeParameters parameters, SaeRunResult result, DictionaryOrigin origin, CancellationToken cancellationToken, SweepPlace? place = null)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var name = await FreeName(db, DictionaryNames.For(parameters, run.Job.Id), run.Job.Id, cancellationToken);
        var id = await DictionaryIds.Next(db, cancellationToken);
        var tables = await DictionaryTables.Create((NpgsqlConnection)db.Database.GetDbConnection(), id, cancellationToken);
        var rows = new DashboardRows(result.Dashboards);
        await tables.CopyExamples(rows.Examples(cancellationToken), cancellationToken);
        await tables.CopyAblations(rows.Ablations(cancellationToken), cancellationToken);
        await tables.CopyFeatures(rows.Features, cancellationToken);
        await tables.CopyTokens(rows.Tokens(), cancellationToken);
        await tables.CopyLogits(LogitIndex.Of(rows.Features), cancellationToken);
        await tables.Attach(cancellationToken);
        db.Dictionaries.Add(await Row(db, id, name, origin, run, parameters, result, FeatureCounts.Of(rows.Features), place?.Sweep == run.Job.Id ? place.Number : 0, cancellationToken));
        if (result.Places is { } places) db.DictionarySites.AddRange(places.Rows(id, result.Autoencoder));
        await db.SaveChangesAsync(cancellationToken);
        if (result.Places is { } written) await FeatureSiteCopy.Write((NpgsqlConnection)db.Database.GetDbConnection(), id, written.Norms, cancellationToken);
        if (place is not null)
            await db.SweepPoints.Where(p => p.SweepId == place.Sweep && p.Number == place.Number).ExecuteUpdateAsync(s => s.SetProperty(p => p.DictionaryId, id), cancellationToken);
        // Last before the commit: the row has taken the name, so that no other job writes there, and little is left that can fail.
        WeightsFolder.Write(settings.DictionaryFolder(name), parameters, result);
        await transaction.CommitAsync(cancellationToken);
        return $"/d/{name}";
    }

    private static async Task<string> FreeName(InterpDbContext db, string name, Guid jobId, CancellationToken cancellationToken) =>
        await db.Dictionaries.AnyAsync(d => d.Name == name, cancellationToken) ? $"{name}-{jobId.ToString("N")[^6..]}" : name;

    private async Task<FeatureDictionary> Row(
        InterpDbContext db, int id, string name, DictionaryOrigin origin, JobRun run, TrainSaeParameters p, SaeRunResult result, FeatureCounts counts, int point,
        CancellationToken cancellationToken)
    {
        var m = result.Metrics;
        var now = time.GetUtcNow();
        var model = await db.Models.Where(m => m.Name == p.Model).Select(m => new { m.Id, m.VocabularyId }).SingleAsync(cancellationToken);
        return new FeatureDictionary
        {
            Id = id,
            Name = name,
            Title = DictionaryNames.TitleFor(p),
            Origin = origin,
            ModelId = model.Id,
            VocabularyId = model.VocabularyId,
            CorpusId = await db.Corpora.Where(c => c.Name == p.Corpus).Select(c => c.Id).SingleAsync(cancellationToken),
            HookPoint = p.HookPoint,
            Recipe = p.Recipe,
            DIn = result.Autoencoder.d_in,
            TargetHookPoint = p.Target,
            SiteHookPoints = p.HookPoints,
            DSae = result.Autoencoder.d_sae,
            Visibility = run.Job.Visibility,
            CohortId = run.Job.CohortId,
            OwnerId = run.Job.OwnerId,
            JobId = run.Job.Id,
            SweepPoint = point,
            CreatedAt = now,
            TokensSeen = result.Dashboards.Tokens,
            LiveFeatures = counts.Live,
            UltraLowFeatures = counts.UltraLow,
            DeadFeatures = counts.Dead,
            DensityHistogram = counts.Densities,
            L0 = m.L0,
            Fvu = m.Fvu,
            CeClean = m.CeClean,
            CeSae = m.CeSae,
            CeZero = m.CeZero,
            CeMean = m.CeMean,
            LossRecovered = m.LossRecovered,
            EvaluationDead = m.Dead,
            EvaluationUltraLow = m.UltraLow,
            EvaluatedTokens = m.EvaluatedTokens,
            KlScore = m.KlScore,
            L2Ratio = m.L2Ratio,
            Mse = m.Mse,
            ExplainedVarianceLegacy = m.ExplainedVarianceLegacy,
            ExplainedVarianceUncentred = m.ExplainedVarianceUncentred,
            CosineSimilarity = m.CosineSimilarity,
            ReconstructionBias = m.ReconstructionBias,
            LossRecoveredFromMean = m.LossRecoveredFromMean,
            EncoderDecoderCosine = m.EncoderDecoderCosine,
            MaxDecoderCosine = m.MaxDecoderCosine,
            EvaluationDensities = m.DensityHistogram,
            CodeVersion = CodeVersion.Current,
            Seed = p.Seed,
            ModelHash = result.ModelHash,
            CorpusHash = result.CorpusHash,
            TokenizerHash = result.TokenizerHash,
            StartedAt = run.Job.StartedAt ?? run.StartedAt,
            Seconds = run.Job.Seconds + (now - run.StartedAt).TotalSeconds,
        };
    }
}
