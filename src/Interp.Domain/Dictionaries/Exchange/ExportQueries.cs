using System.Runtime.CompilerServices;
using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Reads whole dictionaries and lists, one card at a time, so that none need be held.</summary>
public sealed class ExportQueries(IDbContextFactory<InterpDbContext> contexts, VocabularyCache vocabularies)
{
    // Wider than any stored window: the whole of each example.
    private const int WholeWindow = int.MaxValue;

    /// <summary>What goes before the features of a batch; null when there is no such dictionary or the viewer may not see it.</summary>
    public async Task<ExportHeader?> Head(Viewer viewer, string dictionary, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var row = await (
            from d in db.Dictionaries.VisibleTo(viewer)
            where d.Name == dictionary
            from model in db.Set<Model>().Where(m => m.Id == d.ModelId).DefaultIfEmpty()
            from corpus in db.Set<Corpus>().Where(c => c.Id == d.CorpusId).DefaultIfEmpty()
            select new { d.HookPoint, d.ImportedFrom, d.TokensSeen, Model = model == null ? null : model.Name, Context = model == null ? 1 : model.Context, Corpus = corpus == null ? null : corpus.Name })
            .SingleOrDefaultAsync(cancellationToken);
        return row is null ? null : ExportHeader.Of(dictionary, row.HookPoint, row.ImportedFrom, row.Model, row.Corpus, row.TokensSeen, row.Context);
    }

    /// <summary>Every card of a dictionary in order of index.</summary>
    /// <exception cref="DictionaryNotFoundException">There is no such dictionary, or the viewer may not see it.</exception>
    public async IAsyncEnumerable<FeatureCard> Cards(Viewer viewer, string dictionary, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var place = await DictionaryPlace.Find(db, viewer, dictionary, cancellationToken) ?? throw new DictionaryNotFoundException(dictionary);
        var vocabulary = await vocabularies.Get(place.VocabularyId, cancellationToken);
        var reader = new CardReader(db, place, vocabulary);
        for (var index = 0; index < place.FeatureCount; index++)
        {
            if (await reader.Read(index, cancellationToken, WholeWindow) is { } found)
                yield return FeatureCards.Of(dictionary, place, found.Feature, vocabulary, found.Groups) with { AutointerpScore = null };
        }
    }

    /// <summary>The cards of a list in its order, leaving out those of dictionaries that the viewer may not see; null when there is no such list for them.</summary>
    public async Task<IReadOnlyList<(string Dictionary, int Index)>?> ListItems(Viewer viewer, Guid list, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await db.Lists.VisibleTo(viewer).AnyAsync(l => l.Id == list, cancellationToken)) return null;
        var items = await (
            from item in db.ListItems
            where item.ListId == list
            join d in db.Dictionaries.VisibleTo(viewer) on item.DictionaryId equals d.Id
            orderby item.Ordinal
            select new { d.Name, item.Feature }).ToListAsync(cancellationToken);
        return items.ConvertAll(i => (i.Name, i.Feature));
    }

    /// <summary>One card with whole windows; null when there is none.</summary>
    public async Task<FeatureCard?> Card(Viewer viewer, string dictionary, int index, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await DictionaryPlace.Find(db, viewer, dictionary, cancellationToken) is not { } place) return null;
        var vocabulary = await vocabularies.Get(place.VocabularyId, cancellationToken);
        return await new CardReader(db, place, vocabulary).Read(index, cancellationToken, WholeWindow) is { } found
            ? FeatureCards.Of(dictionary, place, found.Feature, vocabulary, found.Groups) with { AutointerpScore = null }
            : null;
    }
}
