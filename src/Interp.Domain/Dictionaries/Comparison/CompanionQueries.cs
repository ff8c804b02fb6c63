using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Which dictionaries a dictionary can be set beside: other seeds and widths, its neurons, its random-weight control.</summary>
public sealed class CompanionQueries(IDbContextFactory<InterpDbContext> contexts, DictionaryQueries dictionaries)
{
    /// <summary>Those the viewer may see, by relation, newest first; none when the viewer may not see the dictionary itself.</summary>
    public async Task<IReadOnlyList<ComparedWith>> Of(Viewer viewer, string name, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Dictionaries.AsNoTracking().VisibleTo(viewer).ToDictionaryAsync(d => d.Name, StringComparer.Ordinal, cancellationToken);
        if (!rows.TryGetValue(name, out var subject)) return [];
        var controls = await db.ModelControls.AsNoTracking().ToDictionaryAsync(c => c.ModelId, c => c.OfModelId, cancellationToken);
        var compared = await Compared(db, subject.Id, cancellationToken);
        var summaries = await dictionaries.List(viewer, cancellationToken);
        return
        [
            .. summaries.Where(s => s.Name != name && rows.TryGetValue(s.Name, out var row) && Comparable(subject, row))
                .Select(s => new ComparedWith(s, Relation(subject, rows[s.Name], controls), compared.ContainsKey(rows[s.Name].Id), compared.GetValueOrDefault(rows[s.Name].Id)))
                .OrderBy(c => c.Relation).ThenByDescending(c => c.Dictionary.CreatedAt),
        ];
    }

    /// <summary>Name of the newest dictionary whose features are the neurons that this one reads; null when there is none that the viewer may see.</summary>
    public async Task<string?> Neurons(Viewer viewer, string name, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await (
            from subject in db.Dictionaries.VisibleTo(viewer)
            where subject.Name == name && subject.ModelId != null
            from neurons in db.Set<FeatureDictionary>().VisibleTo(viewer)
            where neurons.Origin == DictionaryOrigin.Neurons && neurons.Id != subject.Id
                && neurons.ModelId == subject.ModelId && neurons.HookPoint == subject.HookPoint && neurons.DSae == subject.DIn
            orderby neurons.Id descending
            select neurons.Name).FirstOrDefaultAsync(cancellationToken);
    }

    private static bool Comparable(FeatureDictionary subject, FeatureDictionary other) =>
        other.VocabularyId == subject.VocabularyId && other.ModelId is not null && subject.ModelId is not null;

    private static DictionaryRelation Relation(FeatureDictionary subject, FeatureDictionary other, Dictionary<int, int> controls)
    {
        var sameHook = string.Equals(subject.HookPoint, other.HookPoint, StringComparison.Ordinal);
        if (sameHook && IsControl(subject, other, controls)) return DictionaryRelation.RandomModel;
        if (!(subject.SiteHookPoints ?? []).SequenceEqual(other.SiteHookPoints ?? [], StringComparer.Ordinal)) return DictionaryRelation.Other;
        if (!sameHook || subject.ModelId != other.ModelId) return DictionaryRelation.Other;
        if (other.Origin == DictionaryOrigin.Neurons) return DictionaryRelation.Neurons;
        if (!string.Equals(subject.TargetHookPoint, other.TargetHookPoint, StringComparison.Ordinal)) return DictionaryRelation.Other;
        if (!string.Equals(subject.Recipe, other.Recipe, StringComparison.Ordinal)) return DictionaryRelation.Other;
        if (subject.DSae != other.DSae) return DictionaryRelation.Width;
        return subject.Seed != other.Seed ? DictionaryRelation.Seed : DictionaryRelation.Other;
    }

    private static bool IsControl(FeatureDictionary subject, FeatureDictionary other, Dictionary<int, int> controls) =>
        (other.ModelId is { } model && controls.TryGetValue(model, out var of) && of == subject.ModelId)
        || (subject.ModelId is { } own && controls.TryGetValue(own, out var original) && original == other.ModelId);

    /// <summary>Medians by the id of the other dictionary, seen from the subject.</summary>
    private static async Task<Dictionary<int, double?>> Compared(InterpDbContext db, int subject, CancellationToken cancellationToken)
    {
        var from = await db.DictionaryComparisons.Where(c => c.DictionaryId == subject).Select(c => new { c.OtherId, c.Best }).ToListAsync(cancellationToken);
        var to = await db.DictionaryComparisons.Where(c => c.OtherId == subject).Select(c => new { c.DictionaryId, c.OtherBest }).ToListAsync(cancellationToken);
        return from.Select(c => (Id: c.OtherId, c.Best)).Concat(to.Select(c => (Id: c.DictionaryId, Best: c.OtherBest))).ToDictionary(c => c.Id, c => Middle.Of(c.Best));
    }
}
