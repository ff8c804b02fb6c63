using Interp.Domain.Library;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>A dictionary whose model is here, so that it can be computed with.</summary>
internal sealed record LiveDictionary(int Id, string Name, string HookPoint, int FeatureCount, int? CorpusId, string CorpusHash, string Model, int Context, int VocabularyId, Visibility Visibility, int? CohortId, string? TargetHookPoint, string[]? SiteHookPoints)
{
    public InferenceSubject Subject => new(Model, Name, HookPoint, TargetHookPoint);

    /// <exception cref="DictionaryNotFoundException">There is none that the viewer may see.</exception>
    /// <exception cref="InferenceImpossibleException">It came without its model.</exception>
    public static async Task<LiveDictionary> Find(InterpDbContext db, Viewer viewer, string name, CancellationToken cancellationToken)
    {
        var found = await (
            from dictionary in db.Dictionaries.VisibleTo(viewer)
            where dictionary.Name == name
            join model in db.Models on dictionary.ModelId equals model.Id
            select new LiveDictionary(
                dictionary.Id, dictionary.Name, dictionary.HookPoint, dictionary.DSae, dictionary.CorpusId, dictionary.CorpusHash, model.Name, model.Context, model.VocabularyId,
                dictionary.Visibility, dictionary.CohortId, dictionary.TargetHookPoint, dictionary.SiteHookPoints)).SingleOrDefaultAsync(cancellationToken);
        if (found is not null) return found;
        if (await db.Dictionaries.VisibleTo(viewer).AnyAsync(d => d.Name == name, cancellationToken))
            throw new InferenceImpossibleException($"'{name}' was imported without its model, so nothing can be computed with it here. Its cards can be read all the same.");
        throw new DictionaryNotFoundException(name);
    }

    /// <exception cref="InvalidParametersException">One of them is no feature of this dictionary.</exception>
    public void RequireFeatures(string field, IReadOnlyCollection<int> features)
    {
        if (features.Any(f => f < 0 || f >= FeatureCount))
            throw new InvalidParametersException([new(field, $"'{Name}' has features 0 to {FeatureCount - 1}.")]);
    }
}
