using Interp.Domain.People;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Reads what a cohort thinks of a feature.</summary>
public sealed class OpinionQueries(IDbContextFactory<InterpDbContext> contexts)
{
    /// <summary>For the head of a card; null where the viewer belongs to no cohort.</summary>
    /// <exception cref="DictionaryNotFoundException">There is no such dictionary, or the viewer may not see it.</exception>
    /// <exception cref="ForbiddenException">The viewer does not belong to the cohort asked for.</exception>
    public async Task<OpinionSummary?> Find(Viewer viewer, FeatureAddress address, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var place = await FeaturePlace.Find(db, viewer, address, cancellationToken);
        if (place.Cohort is not { } cohort) return null;
        var name = await db.Cohorts.Where(c => c.Id == cohort).Select(c => c.Name).SingleOrDefaultAsync(cancellationToken) ?? throw new NotFoundException($"cohort {cohort}");
        var mine = await db.Ratings.Where(r => r.CohortId == cohort && r.DictionaryId == place.Dictionary && r.Feature == place.Feature && r.RaterId == viewer.PersonId)
            .Select(r => r.SubmittedAt).SingleOrDefaultAsync(cancellationToken);
        var summary = new OpinionSummary(
            cohort, name, address.Dictionary, address.Index, IsRating: true, HasRated: mine is not null, Label: null, Rating: null, Raters: 0, Disagreement: null, Comments: 0,
            Permissions.Allows(viewer, Permission.Label, cohort), Permissions.Allows(viewer, Permission.Moderate, cohort));
        return await BlindRatings.IsOpen(db, viewer, place.Dictionary, place.Feature, cancellationToken)
            ? summary
            : await Filled(db, viewer, place, summary with { IsRating = false }, cancellationToken);
    }

    private static async Task<OpinionSummary> Filled(InterpDbContext db, Viewer viewer, FeaturePlace place, OpinionSummary summary, CancellationToken cancellationToken)
    {
        var row = await db.FeatureOpinions.AsNoTracking()
            .SingleOrDefaultAsync(o => o.CohortId == summary.Cohort && o.DictionaryId == place.Dictionary && o.Feature == place.Feature, cancellationToken);
        var comments = await db.Comments.CountAsync(
            c => c.CohortId == summary.Cohort && c.DictionaryId == place.Dictionary && c.Feature == place.Feature && c.DeletedAt == null && c.HiddenAt == null, cancellationToken);
        var label = row is null
            ? null
            : await db.Labels.AsNoTracking().Where(l => l.CohortId == summary.Cohort && l.DictionaryId == place.Dictionary && l.Feature == place.Feature)
                .OrderByDescending(l => l.Version).FirstOrDefaultAsync(cancellationToken);
        return summary with
        {
            Label = label is null ? null : LabelVersions.Of(label, await PersonNames.In(db, viewer, summary.Cohort, [label.AuthorId], cancellationToken)),
            Rating = row?.Rating, Raters = row?.Raters ?? 0, Disagreement = row?.Disagreement, Comments = comments,
        };
    }
}
