using Interp.Domain.Database;
using Interp.Domain.Dictionaries;
using Interp.Domain.Jobs;
using Interp.Workers.Hosting;
using Interp.Workers.Runs;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Interp.Workers.TrainSae;

/// <summary>Makes a dictionary visible in one transaction: its row, its features, examples and token index, or nothing.</summary>
internal sealed class DictionaryPublisher(IDbContextFactory<InterpDbContext> contexts, WorkerSettings settings, TimeProvider time)
{
    /// <summary>Address of the dictionary that this job has published, if it has.</summary>
    public async Task<string?> Published(Guid jobId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Dictionaries.Where(d => d.JobId == jobId).Select(d => "/d/" + d.Name).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Writes weights to disk, then everything else to the database.</summary>
    public async Task<string> Publish(JobRun run, TrainSaeParameters parameters, SaeRunResult result, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var name = await FreeName(db, DictionaryNames.For(parameters, run.Job.Id), run.Job.Id, cancellationToken);
        WeightsFolder.Write(settings.DictionaryFolder(name), parameters, result);
        var id = await NextId(db, cancellationToken);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var partitions = await DictionaryPartitions.Create(connection, id, cancellationToken);
        var cards = await ExampleCopy.Write(connection, partitions, id, result.Dashboards, cancellationToken);
        await FeatureCopy.Write(connection, partitions, id, cards, cancellationToken);
        await TokenFeatureCopy.Write(connection, partitions, id, result.Dashboards, cancellationToken);
        await partitions.Attach(cancellationToken);
        var counts = FeatureCounts.Of(cards);
        db.Dictionaries.Add(await Row(db, id, name, run, parameters, result, counts, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return $"/d/{name}";
    }

    private static async Task<string> FreeName(InterpDbContext db, string name, Guid jobId, CancellationToken cancellationToken) =>
        await db.Dictionaries.AnyAsync(d => d.Name == name, cancellationToken) ? $"{name}-{jobId.ToString("N")[^6..]}" : name;

    private static async Task<int> NextId(InterpDbContext db, CancellationToken cancellationToken)
    {
        var ids = await db.Database.SqlQuery<int>($"SELECT nextval(pg_get_serial_sequence('dictionaries', 'id'))::int AS \"Value\"").ToListAsync(cancellationToken);
        return ids[0];
    }

    private async Task<FeatureDictionary> Row(
        InterpDbContext db, int id, string name, JobRun run, TrainSaeParameters p, SaeRunResult result, FeatureCounts counts, CancellationToken cancellationToken)
    {
        var (reconstruction, firing, losses) = (result.Metrics.Reconstruction, result.Metrics.Firing, result.Metrics.TrainMix);
        var now = time.GetUtcNow();
        return new FeatureDictionary
        {
            Id = id,
            Name = name,
            Title = DictionaryNames.TitleFor(p),
            ModelId = await db.Models.Where(m => m.Name == p.Model).Select(m => m.Id).SingleAsync(cancellationToken),
            CorpusId = await db.Corpora.Where(c => c.Name == p.Corpus).Select(c => c.Id).SingleAsync(cancellationToken),
            HookPoint = p.HookPoint,
            Recipe = p.Recipe,
            DIn = result.Autoencoder.d_in,
            DSae = result.Autoencoder.d_sae,
            Visibility = run.Job.Visibility,
            CohortId = run.Job.CohortId,
            OwnerId = run.Job.OwnerId,
            JobId = run.Job.Id,
            CreatedAt = now,
            TokensSeen = result.Dashboards.Tokens,
            LiveFeatures = counts.Live,
            UltraLowFeatures = counts.UltraLow,
            DeadFeatures = counts.Dead,
            DensityHistogram = counts.Densities,
            L0 = Finite.OrZero(firing.L0),
            Fvu = Finite.OrZero(reconstruction.FVU),
            CeClean = Finite.OrZero(losses.CleanCE),
            CeSae = Finite.OrZero(losses.ReconstructionCE),
            CeZero = Finite.OrZero(losses.ZeroCE),
            CeMean = Finite.OrZero(losses.MeanCE),
            LossRecovered = losses.LossRecovered ?? 0,
            EvaluationDead = firing.DeadLatents,
            EvaluationUltraLow = firing.UltraLowLatents,
            EvaluatedTokens = firing.Tokens,
            KlScore = losses.KLScore,
            L2Ratio = Finite.OrNull(reconstruction.L2Ratio),
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
