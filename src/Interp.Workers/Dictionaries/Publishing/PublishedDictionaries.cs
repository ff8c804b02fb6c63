using Interp.Analysis.Dictionaries;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Workers.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Workers.Dictionaries;

/// <summary>Finds published dictionaries again, as rows and as weights.</summary>
internal sealed class PublishedDictionaries(IDbContextFactory<InterpDbContext> contexts, WorkerSettings settings)
{
    /// <exception cref="JobFailedException">It has gone since the job was submitted.</exception>
    public async Task<FeatureDictionary> Find(string name, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Dictionaries.AsNoTracking().SingleOrDefaultAsync(d => d.Name == name, cancellationToken)
            ?? throw new JobFailedException($"There is no dictionary '{name}' any more.");
    }

    /// <summary>The caller disposes it.</summary>
    /// <exception cref="JobFailedException">This worker does not have its weights.</exception>
    public SparseAutoencoder Load(FeatureDictionary dictionary)
    {
        var folder = settings.DictionaryFolder(dictionary.Name);
        if (!Directory.Exists(folder))
            throw new JobFailedException($"The weights of '{dictionary.Name}' are not in {folder} on the worker's machine. A dictionary that was imported without weights has none; train one here.");
        return SparseAutoencoder.Load(folder);
    }
}
