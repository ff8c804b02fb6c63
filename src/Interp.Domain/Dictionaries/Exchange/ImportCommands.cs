using System.Text;
using System.Text.Json;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Interp.Domain.Dictionaries;

/// <summary>Publishes dashboards made elsewhere as a dictionary: all of it in one transaction, or nothing.</summary>
public sealed class ImportCommands(IDbContextFactory<InterpDbContext> contexts, TimeProvider time)
{
    /// <summary>Largest upload, all files together.</summary>
    public const long MostBytes = 100L << 20;

    /// <summary>Most files of one dictionary.</summary>
    public const int MostFiles = 200;

    /// <summary>Checks everything, then publishes.</summary>
    /// <returns>Name of the dictionary.</returns>
    /// <exception cref="ForbiddenException">It takes a researcher or instructor.</exception>
    /// <exception cref="InvalidParametersException">Nothing was published.</exception>
    public async Task<string> Import(Viewer viewer, ImportRequest request, IReadOnlyList<ImportFile> files, CancellationToken cancellationToken)
    {
        var cohort = ImportRules.Cohort(viewer, request.CohortId);
        ImportRules.Check(request, files);
        var (rows, source) = await Read(files, cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Dictionaries.AnyAsync(d => d.Name == request.Name, cancellationToken)) throw ImportRules.NameTaken();
        var vocabulary = await Vocabulary(db, rows.Vocabulary, cancellationToken);
        var id = await DictionaryIds.Next(db, cancellationToken);
        var tables = await DictionaryTables.Create((NpgsqlConnection)db.Database.GetDbConnection(), id, cancellationToken);
        await tables.CopyExamples(rows.Examples, cancellationToken);
        await tables.CopyFeatures(rows.Features, cancellationToken);
        await tables.CopyTokens(rows.Tokens, cancellationToken);
        await tables.CopyLogits(LogitIndex.Of(rows.Features), cancellationToken);
        await tables.Attach(cancellationToken);
        db.Add(Row(id, viewer, request, cohort, rows, vocabulary, source));
        await Save(db, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return request.Name;
    }

    private static async Task<(ImportRows Rows, ImportSource Source)> Read(IReadOnlyList<ImportFile> files, CancellationToken cancellationToken)
    {
        var (rows, checks) = (new ImportRows(), new BatchChecks());
        ImportSource? source = null;
        var read = new List<ImportedFile>();
        foreach (var file in files)
        {
            var (batch, imported) = await BatchFile.Read(file, cancellationToken);
            checks.Check(file.Name, batch);
            read.Add(imported);
            source ??= ImportSource.Of(batch);
            if (source.Dictionary != ImportSource.Of(batch).Dictionary)
                throw new InvalidParametersException([new(file.Name, "Its model_id, layer or sae_set differs from the first file's; import them as dictionaries of their own.")]);
            foreach (var feature in batch.Features!) rows.Add(feature!);
        }

        return (rows, source! with { Files = read });
    }

    private static async Task<VocabularyEntry> Vocabulary(InterpDbContext db, ImportVocabulary texts, CancellationToken cancellationToken)
    {
        var hash = texts.Hash;
        if (await db.Vocabularies.SingleOrDefaultAsync(v => v.TokenizerHash == hash, cancellationToken) is { } known) return known;
        var entry = new VocabularyEntry { TokenizerHash = hash, Size = texts.Size };
        db.Add(entry);
        await db.SaveChangesAsync(cancellationToken);
        db.AddRange(texts.Texts.Select((text, id) => new VocabularyToken { VocabularyId = entry.Id, Token = id, Bytes = Encoding.UTF8.GetBytes(text) }));
        await db.SaveChangesAsync(cancellationToken);
        return entry;
    }

    // Somebody may take the name between the look and the commit.
    private static async Task Save(InterpDbContext db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw ImportRules.NameTaken();
        }
    }

    private FeatureDictionary Row(int id, Viewer viewer, ImportRequest request, int? cohort, ImportRows rows, VocabularyEntry vocabulary, ImportSource source)
    {
        var counts = FeatureCounts.Of(rows.Features);
        var now = time.GetUtcNow();
        return new FeatureDictionary
        {
            Id = id, Name = request.Name, Title = request.Title ?? request.Name, Origin = DictionaryOrigin.Imported, VocabularyId = vocabulary.Id, ImportedModel = source.ModelId,
            ImportedCorpus = source.Dataset, ImportedFrom = JsonSerializer.Serialize(source, BatchJson.Options), HookPoint = source.HookPoint, Recipe = "imported",
            DSae = rows.Features.Max(f => f.Index) + 1, Visibility = request.Visibility, CohortId = cohort, OwnerId = viewer.PersonId, CreatedAt = now, StartedAt = now,
            TokensSeen = source.Tokens, LiveFeatures = counts.Live, UltraLowFeatures = counts.UltraLow, DeadFeatures = counts.Dead, DensityHistogram = counts.Densities,
            CodeVersion = string.Empty, ModelHash = string.Empty, CorpusHash = string.Empty, TokenizerHash = vocabulary.TokenizerHash,
        };
    }
}
