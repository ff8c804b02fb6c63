using Interp.Domain.People;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Writes labels: each change is a new version, and none is lost.</summary>
public sealed class LabelCommands(IDbContextFactory<InterpDbContext> contexts, TimeProvider time)
{
    /// <summary>Saves a label as a new version; the same label twice stays one version.</summary>
    /// <exception cref="LabelConflictException">Somebody else changed it meanwhile.</exception>
    /// <exception cref="RatingBlindException">The viewer is rating the feature.</exception>
    /// <exception cref="ForbiddenException">The viewer's role does not reach it.</exception>
    public async Task<LabelVersion> Save(Viewer viewer, FeatureAddress address, LabelDraft draft, CancellationToken cancellationToken) =>
        await Write(viewer, address, LabelRules.Check(draft), restored: null, cancellationToken);

    /// <summary>Brings an earlier version back, as a new version on top.</summary>
    /// <param name="viewer">Who does it.</param>
    /// <param name="address">The feature.</param>
    /// <param name="version">The version to bring back.</param>
    /// <param name="basedOn">The version that stands there now.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<LabelVersion> Restore(Viewer viewer, FeatureAddress address, int version, int basedOn, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var place = await FeaturePlace.ForWriting(db, viewer, address, Permission.Label, cancellationToken);
        await BlindRatings.Refuse(db, viewer, place, cancellationToken);
        var old = await Of(db, place).SingleOrDefaultAsync(l => l.Version == version, cancellationToken) ?? throw new NotFoundException($"version {version} of this label");
        return await Write(viewer, address, new(old.Text, old.Status, basedOn, old.Note), version, cancellationToken);
    }

    private static IQueryable<Label> Of(InterpDbContext db, FeaturePlace place) =>
        db.Labels.AsNoTracking().Where(l => l.CohortId == place.Cohort && l.DictionaryId == place.Dictionary && l.Feature == place.Feature);

    private async Task<LabelVersion> Write(Viewer viewer, FeatureAddress address, LabelDraft draft, int? restored, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var place = await FeaturePlace.ForWriting(db, viewer, address, Permission.Label, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var row = await OpinionRow.Lock(db, place, time.GetUtcNow(), cancellationToken);
        await BlindRatings.Refuse(db, viewer, place, cancellationToken);
        var current = await Of(db, place).OrderByDescending(l => l.Version).FirstOrDefaultAsync(cancellationToken);
        LabelRules.CheckMayChange(viewer, row.CohortId, current, draft.Status);
        if (draft.BasedOn != (current?.Version ?? 0)) throw new LabelConflictException(current is null ? null : await Shown(db, viewer, current, cancellationToken));
        if (Same(current, draft)) return await Shown(db, viewer, current ?? Next(row, viewer, draft, 0, null), cancellationToken);
        var next = Next(row, viewer, draft, draft.BasedOn + 1, restored);
        db.Labels.Add(next);
        await db.SaveChangesAsync(cancellationToken);
        await OpinionRow.Refresh(db, row, time.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return await Shown(db, viewer, next, cancellationToken);
    }

    private static bool Same(Label? current, LabelDraft draft) => current is null
        ? draft.Text.Length == 0
        : string.Equals(current.Text, draft.Text, StringComparison.Ordinal) && current.Status == draft.Status && string.Equals(current.Note, draft.Note, StringComparison.Ordinal);

    private Label Next(FeatureOpinion row, Viewer viewer, LabelDraft draft, int version, int? restored) => new()
    {
        CohortId = row.CohortId, DictionaryId = row.DictionaryId, Feature = row.Feature, Version = version,
        Text = draft.Text, Status = draft.Status, Note = draft.Note, RestoredFrom = restored, AuthorId = viewer.PersonId, CreatedAt = time.GetUtcNow(),
    };

    private static async Task<LabelVersion> Shown(InterpDbContext db, Viewer viewer, Label label, CancellationToken cancellationToken) =>
        LabelVersions.Of(label, await PersonNames.In(db, viewer, label.CohortId, [label.AuthorId], cancellationToken));
}
