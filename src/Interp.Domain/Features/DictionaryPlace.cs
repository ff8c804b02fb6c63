using Interp.Domain.Access;
using Interp.Domain.Database;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Features;

/// <summary>Where a dictionary's rows are and how to read them.</summary>
internal sealed record DictionaryPlace(int Id, int CorpusId, int VocabularyId, int FeatureCount, long TokensSeen)
{
    public static Task<DictionaryPlace?> Find(InterpDbContext db, Viewer viewer, string name, CancellationToken cancellationToken) => (
        from dictionary in db.Dictionaries.VisibleTo(viewer)
        where dictionary.Name == name
        join model in db.Models on dictionary.ModelId equals model.Id
        select new DictionaryPlace(dictionary.Id, dictionary.CorpusId, model.VocabularyId, dictionary.DSae, dictionary.TokensSeen))
        .SingleOrDefaultAsync(cancellationToken);
}
