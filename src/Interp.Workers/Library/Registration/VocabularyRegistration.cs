using Interp.Analysis.Language;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Interp.Workers.Library;

/// <summary>Keeps the bytes of every token of a tokenizer, so that pages can show tokens without it.</summary>
internal sealed class VocabularyRegistration
{
    /// <summary>The id of the tokenizer's vocabulary; part of the caller's transaction.</summary>
    public async Task<int> Register(InterpDbContext db, ITokenizer tokenizer, CancellationToken cancellationToken)
    {
        var hash = tokenizer.Fingerprint;
        var size = tokenizer.VocabularySize;
        var inserted = await db.Database.SqlQuery<int>(
            $"INSERT INTO vocabularies (tokenizer_hash, size) VALUES ({hash}, {size}) ON CONFLICT (tokenizer_hash) DO NOTHING RETURNING id").ToListAsync(cancellationToken);
        if (inserted is not [var id]) return await db.Vocabularies.Where(v => v.TokenizerHash == hash).Select(v => v.Id).SingleAsync(cancellationToken);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync("COPY vocabulary_tokens (vocabulary_id, token, bytes, special) FROM STDIN (FORMAT binary)", cancellationToken);
        for (var token = 0; token < size; token++)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(id, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(token, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(tokenizer.Bytes(token).ToArray(), NpgsqlDbType.Bytea, cancellationToken);
            if (tokenizer.SpecialTokens.TryGetValue(token, out var name)) await copy.WriteAsync(name, NpgsqlDbType.Text, cancellationToken);
            else await copy.WriteNullAsync(cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
        return id;
    }
}
