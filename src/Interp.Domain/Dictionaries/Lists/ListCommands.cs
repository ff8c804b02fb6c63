using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Makes and changes lists of features.</summary>
public sealed class ListCommands(IDbContextFactory<InterpDbContext> contexts, TimeProvider time)
{
    /// <summary>Most lists of one person.</summary>
    public const int MaxPerPerson = 500;

    /// <summary>A new, empty list of the viewer's; its id.</summary>
    public async Task<Guid> Create(Viewer viewer, ListDraft draft, CancellationToken cancellationToken)
    {
        var (clean, cohort) = ListRules.Check(viewer, draft);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var check = new ParameterChecks();
        check.That(await db.Lists.CountAsync(l => l.OwnerId == viewer.PersonId, cancellationToken) < MaxPerPerson, "title", $"You have {MaxPerPerson} lists; delete one first.");
        check.ThrowIfAny();
        var list = new NamedList
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), Title = clean.Title, Description = clean.Description, Visibility = clean.Visibility, CohortId = cohort,
            OwnerId = viewer.PersonId, CreatedAt = time.GetUtcNow(), ChangedAt = time.GetUtcNow(),
        };
        db.Lists.Add(list);
        await db.SaveChangesAsync(cancellationToken);
        return list.Id;
    }

    /// <summary>Changes title, description and visibility.</summary>
    public Task Change(Viewer viewer, Guid id, ListDraft draft, CancellationToken cancellationToken) => Change(viewer, id, (_, list) =>
    {
        var (clean, cohort) = ListRules.Check(viewer, draft);
        (list.Title, list.Description, list.Visibility, list.CohortId) = (clean.Title, clean.Description, clean.Visibility, cohort);
        return Task.CompletedTask;
    }, cancellationToken);

    /// <summary>Deletes a list; its features stay.</summary>
    public Task Delete(Viewer viewer, Guid id, CancellationToken cancellationToken) => Change(viewer, id, (db, list) =>
    {
        db.Lists.Remove(list);
        return Task.CompletedTask;
    }, cancellationToken);

    /// <summary>Puts a feature at the end of a list; one that is there already gets the note and keeps its place.</summary>
    public Task Add(Viewer viewer, Guid id, FeatureAddress feature, string? note, CancellationToken cancellationToken) => Change(viewer, id, async (db, list) =>
    {
        var clean = ListRules.Note(note);
        var place = await FeaturePlace.Find(db, viewer, feature, cancellationToken);
        var items = await Items(db, id, cancellationToken);
        if (items.Find(i => i.DictionaryId == place.Dictionary && i.Feature == place.Feature) is { } there)
        {
            there.Note = clean;
            return;
        }

        var check = new ParameterChecks();
        check.That(items.Count < ListRules.MaxItems, "list", $"The list has {ListRules.MaxItems} features: begin another.");
        check.ThrowIfAny();
        db.ListItems.Add(new ListItem
        {
            ListId = list.Id, DictionaryId = place.Dictionary, Feature = place.Feature, Note = clean,
            Ordinal = items.Count == 0 ? 0 : items[^1].Ordinal + 1, AddedAt = time.GetUtcNow(),
        });
    }, cancellationToken);

    /// <summary>Changes the note of a feature in a list.</summary>
    public Task SetNote(Viewer viewer, Guid id, FeatureAddress feature, string? note, CancellationToken cancellationToken) =>
        Item(viewer, id, feature, (_, _, item) => item.Note = ListRules.Note(note), cancellationToken);

    /// <summary>Takes a feature out of a list.</summary>
    public Task Remove(Viewer viewer, Guid id, FeatureAddress feature, CancellationToken cancellationToken) =>
        Item(viewer, id, feature, (db, _, item) => db.ListItems.Remove(item), cancellationToken);

    /// <summary>Moves a feature within its list.</summary>
    public Task Move(Viewer viewer, Guid id, FeatureAddress feature, ListMove move, CancellationToken cancellationToken) =>
        Item(viewer, id, feature, (_, items, item) =>
        {
            var from = items.IndexOf(item);
            var to = move switch
            {
                ListMove.First => 0,
                ListMove.Up => Math.Max(0, from - 1),
                ListMove.Down => Math.Min(items.Count - 1, from + 1),
                ListMove.Last => items.Count - 1,
                _ => throw new InvalidParametersException([new("move", "Choose first, up, down or last.")]),
            };
            items.RemoveAt(from);
            items.Insert(to, item);
            for (var i = 0; i < items.Count; i++) items[i].Ordinal = i;
        }, cancellationToken);

    private static Task<List<ListItem>> Items(InterpDbContext db, Guid id, CancellationToken cancellationToken) =>
        db.ListItems.Where(i => i.ListId == id).OrderBy(i => i.Ordinal).ThenBy(i => i.DictionaryId).ThenBy(i => i.Feature).ToListAsync(cancellationToken);

    private Task Item(Viewer viewer, Guid id, FeatureAddress feature, Action<InterpDbContext, List<ListItem>, ListItem> change, CancellationToken cancellationToken) =>
        Change(viewer, id, async (db, _) =>
        {
            var place = await FeaturePlace.Find(db, viewer, feature, cancellationToken);
            var items = await Items(db, id, cancellationToken);
            change(db, items, items.Find(i => i.DictionaryId == place.Dictionary && i.Feature == place.Feature) ?? throw new NotFoundException($"feature {feature.Index} in this list"));
        }, cancellationToken);

    /// <summary>Holds the list locked, so that two changes of its order cannot mix.</summary>
    private async Task Change(Viewer viewer, Guid id, Func<InterpDbContext, NamedList, Task> change, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM lists WHERE id = {id} FOR UPDATE", cancellationToken);
        var list = await db.Lists.VisibleTo(viewer).SingleOrDefaultAsync(l => l.Id == id, cancellationToken) ?? throw new NotFoundException("list");
        if (!ListRules.MayChange(viewer, list)) throw new ForbiddenException("Only its owner changes a list. Make one of your own and add what you need.");
        list.ChangedAt = time.GetUtcNow();
        await change(db, list);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
