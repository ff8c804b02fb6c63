using System.Collections.Concurrent;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Library;

/// <summary>Vocabularies read once and kept; one never changes, since its id stands for the tokenizer's fingerprint.</summary>
public sealed class VocabularyCache(IDbContextFactory<InterpDbContext> contexts)
{
    private readonly ConcurrentDictionary<int, Vocabulary> known = new();

    /// <summary>The vocabulary with this id, empty when there is none.</summary>
    public async Task<Vocabulary> Get(int id, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(id, out var vocabulary)) return vocabulary;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var tokens = await db.VocabularyTokens.Where(t => t.VocabularyId == id)
            .OrderBy(t => t.Token).Select(t => new { t.Bytes, t.Special }).ToListAsync(cancellationToken);
        vocabulary = new Vocabulary([.. tokens.Select(t => (t.Bytes, t.Special))]);
        return vocabulary.Size == 0 ? vocabulary : known.GetOrAdd(id, vocabulary);
    }
}
