using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Workers.Library;
using Microsoft.EntityFrameworkCore;

namespace Interp.Workers.Dictionaries;

internal sealed class DictionariesMadeFromCorpora : IMadeFromCorpora
{
    public string Name => "dictionaries";

    public Task<bool> Use(InterpDbContext db, int corpusId, CancellationToken cancellationToken) => db.Dictionaries.AnyAsync(d => d.CorpusId == corpusId, cancellationToken);

    public Task Found(InterpDbContext db, int corpusId, string hash, CancellationToken cancellationToken) =>
        db.Dictionaries.Where(d => d.CorpusId == null && d.CorpusHash == hash)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.CorpusId, corpusId).SetProperty(d => d.Revision, d => d.Revision + 1), cancellationToken);
}
