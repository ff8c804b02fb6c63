using Interp.Domain.People;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Reads lists of features.</summary>
public sealed class ListQueries(IDbContextFactory<InterpDbContext> contexts)
{
    /// <summary>Most lists shown at once.</summary>
    public const int MaxListed = 500;

    /// <summary>The lists that the viewer may see, last changed first.</summary>
    public async Task<IReadOnlyList<ListSummary>> List(Viewer viewer, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var lists = await db.Lists.AsNoTracking().VisibleTo(viewer).OrderByDescending(l => l.ChangedAt).ThenByDescending(l => l.Id).Take(MaxListed).ToListAsync(cancellationToken);
        return await Summaries(db, viewer, lists, cancellationToken);
    }

    /// <summary>One list with its features; null when there is none or the viewer may not see it.</summary>
    public async Task<ListDetail?> Find(Viewer viewer, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var list = await db.Lists.AsNoTracking().VisibleTo(viewer).SingleOrDefaultAsync(l => l.Id == id, cancellationToken);
        if (list is null) return null;
        var all = await db.ListItems.CountAsync(i => i.ListId == id, cancellationToken);
        var cohort = CohortChoice.Of(viewer, asked: null, list.CohortId);
        var open = db.Ratings.OpenOf(viewer);
        var entries = await (
            from item in db.ListItems.AsNoTracking()
            where item.ListId == id
            join dictionary in db.Dictionaries.VisibleTo(viewer) on item.DictionaryId equals dictionary.Id
            join opinion in db.FeatureOpinions.Where(o => o.CohortId == cohort && !open.Any(r => r.DictionaryId == o.DictionaryId && r.Feature == o.Feature))
                on new { item.DictionaryId, item.Feature } equals new { opinion.DictionaryId, opinion.Feature } into opinions
            from opinion in opinions.DefaultIfEmpty()
            orderby item.Ordinal, item.DictionaryId, item.Feature
            select new ListEntry(
                dictionary.Name, dictionary.Title, item.Feature, item.Note,
                opinion == null ? null : opinion.Label, opinion == null ? null : opinion.LabelStatus)).ToListAsync(cancellationToken);
        var summary = (await Summaries(db, viewer, [list], cancellationToken))[0];
        return new(summary with { Items = entries.Count }, list.Description, entries, all - entries.Count);
    }

    private static async Task<List<ListSummary>> Summaries(InterpDbContext db, Viewer viewer, List<NamedList> lists, CancellationToken cancellationToken)
    {
        var ids = lists.ConvertAll(l => l.Id);
        var visible = db.Dictionaries.VisibleTo(viewer);
        var counts = await db.ListItems.Where(i => ids.Contains(i.ListId) && visible.Any(d => d.Id == i.DictionaryId))
            .GroupBy(i => i.ListId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var summaries = new List<ListSummary>(lists.Count);
        foreach (var group in lists.GroupBy(l => l.CohortId))
        {
            var names = await PersonNames.In(db, viewer, group.Key, group.Select(l => l.OwnerId), cancellationToken);
            summaries.AddRange(group.Select(l => new ListSummary(
                l.Id, l.Title, l.Visibility, l.CohortId, names[l.OwnerId], counts.GetValueOrDefault(l.Id), l.ChangedAt, ListRules.MayChange(viewer, l))));
        }

        return [.. summaries.OrderBy(s => ids.IndexOf(s.Id))];
    }
}
