using Interp.Domain.People;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Reads comments.</summary>
public sealed class CommentQueries(IDbContextFactory<InterpDbContext> contexts)
{
    /// <summary>Most comments of one feature, or most reports, shown at once.</summary>
    public const int MaxShown = 500;

    /// <summary>What the viewer's cohort says about a feature; null where the viewer belongs to none.</summary>
    /// <exception cref="RatingBlindException">The viewer is rating the feature.</exception>
    public async Task<Discussion?> Find(Viewer viewer, FeatureAddress address, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var place = await FeaturePlace.Find(db, viewer, address, cancellationToken);
        if (place.Cohort is not { } cohort) return null;
        await BlindRatings.Refuse(db, viewer, place, cancellationToken);
        var comments = await db.Comments.AsNoTracking()
            .Where(c => c.CohortId == cohort && c.DictionaryId == place.Dictionary && c.Feature == place.Feature)
            .OrderBy(c => c.CreatedAt).ThenBy(c => c.Id).Take(MaxShown).ToListAsync(cancellationToken);
        var shown = await Views(db, viewer, cohort, comments, cancellationToken);
        var names = await PersonNames.In(db, viewer, cohort, comments.Select(c => c.ResolvedById), cancellationToken);
        var threads = comments.Where(c => c.ThreadId is null).Select(first => new CommentThread(
            shown[first.Id], [.. comments.Where(c => c.ThreadId == first.Id).Select(c => shown[c.Id])],
            first.ResolvedAt, first.ResolvedAt is null ? null : names[first.ResolvedById], CommentRules.MayResolve(viewer, first)));
        return new(cohort, [.. threads], Permissions.Allows(viewer, Permission.Label, cohort), Permissions.Allows(viewer, Permission.Moderate, cohort));
    }

    /// <summary>Comments that wait for an instructor's look, longest waiting first.</summary>
    /// <exception cref="ForbiddenException">The viewer is no instructor of the cohort.</exception>
    public async Task<IReadOnlyList<ReportedComment>> Reported(Viewer viewer, int cohort, CancellationToken cancellationToken)
    {
        if (!Permissions.Allows(viewer, Permission.Moderate, cohort)) throw new ForbiddenException("Only instructors of the cohort see what was reported.");
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await (
            from comment in db.Comments.AsNoTracking()
            where comment.CohortId == cohort && comment.ReportedAt != null
            join dictionary in db.Dictionaries.VisibleTo(viewer) on comment.DictionaryId equals dictionary.Id
            orderby comment.ReportedAt
            select new { comment, dictionary.Name }).Take(MaxShown).ToListAsync(cancellationToken);
        var shown = await Views(db, viewer, cohort, rows.ConvertAll(r => r.comment), cancellationToken);
        return rows.ConvertAll(r => new ReportedComment(r.Name, r.comment.Feature, shown[r.comment.Id]));
    }

    private static async Task<Dictionary<Guid, CommentView>> Views(InterpDbContext db, Viewer viewer, int cohort, List<Comment> comments, CancellationToken cancellationToken)
    {
        var moderates = Permissions.Allows(viewer, Permission.Moderate, cohort);
        var ids = comments.ConvertAll(c => c.Id);
        var reports = moderates
            ? (await db.CommentReports.AsNoTracking().Where(r => ids.Contains(r.CommentId)).OrderBy(r => r.CreatedAt).ToListAsync(cancellationToken)).ToLookup(r => r.CommentId, r => r.Reason)
            : Enumerable.Empty<CommentReport>().ToLookup(r => r.CommentId, r => r.Reason);
        var names = await PersonNames.In(db, viewer, cohort, comments.Select(c => c.AuthorId), cancellationToken);
        return comments.ToDictionary(c => c.Id, c => new CommentView(
            c.Id, names[c.AuthorId], c.AuthorId is not null && c.AuthorId == viewer.PersonId,
            c.DeletedAt is not null || (c.HiddenAt is not null && !moderates) ? null : c.Text,
            c.CreatedAt, c.EditedAt, c.DeletedAt is not null, c.HiddenAt is not null, moderates && c.ReportedAt is not null, [.. reports[c.Id]]));
    }
}
