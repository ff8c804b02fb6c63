using Interp.Analysis.Language;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Workers.Platform;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using DbCorpus = Interp.Domain.Library.Corpus;

namespace Interp.Workers.Library;

/// <summary>Makes a corpus folder known to the site, with where each document came from.</summary>
internal sealed class CorpusRegistration(IDbContextFactory<InterpDbContext> contexts, IEnumerable<IMadeFromCorpora> users)
{
    /// <summary>Adds or refreshes the corpus named as its folder.</summary>
    /// <exception cref="InvalidDataException">Its text changed although dictionaries were made from it.</exception>
    public async Task Register(string folder, string? title, Ownership owner, CancellationToken cancellationToken)
    {
        using var corpus = TokenCorpus.Open(folder);
        var name = Path.GetFileName(folder);
        var manifest = corpus.Manifest;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var row = await db.Corpora.SingleOrDefaultAsync(c => c.Name == name, cancellationToken);
        if (row?.Hash == manifest.Hash) return;
        foreach (var user in users)
        {
            if (row is not null && await user.Use(db, row.Id, cancellationToken))
                throw new InvalidDataException($"The text of corpus '{name}' has changed although {user.Name} were made from it; give the new one another name.");
        }

        if (row is null)
        {
            row = new DbCorpus
            {
                Name = name, Title = title ?? name, Hash = manifest.Hash, TokenizerHash = manifest.TokenizerFingerprint,
                Visibility = owner.Visibility, CohortId = owner.CohortId, OwnerId = owner.OwnerId,
            };
            db.Corpora.Add(row);
        }

        row.Hash = manifest.Hash;
        row.TokenizerHash = manifest.TokenizerFingerprint;
        row.Tokens = manifest.Tokens;
        row.Documents = manifest.Documents;
        await db.SaveChangesAsync(cancellationToken);
        await db.CorpusDocuments.Where(d => d.CorpusId == row.Id).ExecuteDeleteAsync(cancellationToken);
        await Copy((NpgsqlConnection)db.Database.GetDbConnection(), row.Id, corpus.Documents, cancellationToken);
        foreach (var user in users) await user.Found(db, row.Id, manifest.Hash, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task Copy(NpgsqlConnection connection, int corpusId, IReadOnlyList<CorpusDocument> documents, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY corpus_documents (corpus_id, index, source, class, start, length) FROM STDIN (FORMAT binary)", cancellationToken);
        foreach (var document in documents)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(corpusId, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(document.Index, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(document.Source, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(document.Class, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(document.Start, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync((long)document.Length, NpgsqlDbType.Bigint, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }
}
