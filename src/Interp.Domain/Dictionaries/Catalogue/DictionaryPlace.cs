using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Where a dictionary's rows are and how to read them.</summary>
internal sealed record DictionaryPlace(int Id, int? CorpusId, int VocabularyId, int FeatureCount, long TokensSeen, int Live, int UltraLow, int Dead, int? CohortId, string[]? SiteHookPoints)
{
    public static Task<DictionaryPlace?> Find(InterpDbContext db, Viewer viewer, string name, CancellationToken cancellationToken) => (
        from d in db.Dictionaries.VisibleTo(viewer)
        where d.Name == name
        select new DictionaryPlace(d.Id, d.CorpusId, d.VocabularyId, d.DSae, d.TokensSeen, d.LiveFeatures, d.UltraLowFeatures, d.DeadFeatures, d.CohortId, d.SiteHookPoints))
        .SingleOrDefaultAsync(cancellationToken);
}
