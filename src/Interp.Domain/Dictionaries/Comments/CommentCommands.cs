using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Writes comments and looks after them.</summary>
public sealed class CommentCommands(IDbContextFactory<InterpDbContext> contexts, TimeProvider time)
{
    /// <summary>Begins a thread about a feature, or answers in one; the comment's id.</summary>
    /// <param name="viewer">Its author.</param>
    /// <param name="address">The feature.</param>
    /// <param name="text">Markdown.</param>
    /// <param name="thread">First comment of the thread to answer in; null to begin one.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Guid> Post(Viewer viewer, FeatureAddress address, string? text, Guid? thread, CancellationToken cancellationToken)
    {
        var clean = CommentRules.Text("text", text, CommentRules.MaxText);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var place = await FeaturePlace.ForWriting(db, viewer, address, Permission.Label, cancellationToken);
        await BlindRatings.Refuse(db, viewer, place, cancellationToken);
        if (thread is not null && !await db.Comments.AnyAsync(
            c => c.Id == thread && c.ThreadId == null && c.CohortId == place.Cohort && c.DictionaryId == place.Dictionary && c.Feature == place.Feature, cancellationToken))
            throw new NotFoundException("thread about this feature");
        var comment = new Comment
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()), CohortId = place.Cohort!.Value, DictionaryId = place.Dictionary, Feature = place.Feature,
            ThreadId = thread, AuthorId = viewer.PersonId, Text = clean, CreatedAt = time.GetUtcNow(),
        };
        db.Comments.Add(comment);
        await db.SaveChangesAsync(cancellationToken);
        return comment.Id;
    }

    /// <summary>Changes one's own comment.</summary>
    public Task Edit(Viewer viewer, Guid id, string? text, CancellationToken cancellationToken) => Change(viewer, id, (comment, _) =>
    {
        RequireMine(viewer, comment);
        (comment.Text, comment.EditedAt) = (CommentRules.Text("text", text, CommentRules.MaxText), time.GetUtcNow());
    }, cancellationToken);

    /// <summary>Takes one's own comment back; answers to it stay.</summary>
    public Task Delete(Viewer viewer, Guid id, CancellationToken cancellationToken) => Change(viewer, id, (comment, _) =>
    {
        RequireMine(viewer, comment);
        (comment.Text, comment.DeletedAt, comment.ReportedAt) = (string.Empty, time.GetUtcNow(), null);
    }, cancellationToken);

    /// <summary>Settles a thread, or opens it again.</summary>
    public Task Resolve(Viewer viewer, Guid id, bool resolved, CancellationToken cancellationToken) => Change(viewer, id, (comment, _) =>
    {
        if (comment.ThreadId is not null) throw new ConflictException("Only a whole thread is settled: name its first comment.");
        if (!CommentRules.MayResolve(viewer, comment)) throw new ForbiddenException("Who began a thread settles it, or an instructor of the cohort.");
        comment.ResolvedAt = resolved ? time.GetUtcNow() : null;
        comment.ResolvedById = resolved ? viewer.PersonId : null;
    }, cancellationToken);

    /// <summary>Asks the instructors to look at a comment; once per person.</summary>
    public Task Report(Viewer viewer, Guid id, string? reason, CancellationToken cancellationToken)
    {
        var clean = CommentRules.Text("reason", reason, 1000);
        return Change(viewer, id, (comment, db) =>
        {
            if (db.CommentReports.Any(r => r.CommentId == id && r.ReporterId == viewer.PersonId)) return;
            db.CommentReports.Add(new CommentReport { CommentId = id, ReporterId = viewer.PersonId!.Value, Reason = clean, CreatedAt = time.GetUtcNow() });
            if (comment.HiddenAt is null) comment.ReportedAt ??= time.GetUtcNow();
        }, cancellationToken);
    }

    /// <summary>Hides a comment from all but instructors, or shows it again; either way its reports are dealt with.</summary>
    public Task Hide(Viewer viewer, Guid id, bool hidden, CancellationToken cancellationToken) => Change(viewer, id, (comment, db) =>
    {
        if (!Permissions.Allows(viewer, Permission.Moderate, comment.CohortId)) throw new ForbiddenException("Only instructors of the cohort hide comments. Report it, and one of them will look.");
        comment.HiddenAt = hidden ? comment.HiddenAt ?? time.GetUtcNow() : null;
        comment.HiddenById = hidden ? viewer.PersonId : null;
        comment.ReportedAt = null;
        if (!hidden) db.CommentReports.RemoveRange(db.CommentReports.Where(r => r.CommentId == id));
    }, cancellationToken);

    private static void RequireMine(Viewer viewer, Comment comment)
    {
        if (comment.AuthorId != viewer.PersonId) throw new ForbiddenException("Only its author changes a comment.");
        if (comment.HiddenAt is not null) throw new ForbiddenException("An instructor hid this comment. Ask them before changing it.");
    }

    private async Task Change(Viewer viewer, Guid id, Action<Comment, InterpDbContext> change, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var visible = db.Dictionaries.VisibleTo(viewer);
        var comment = await db.Comments.Where(c => visible.Any(d => d.Id == c.DictionaryId)).SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (comment is null || !Permissions.Allows(viewer, Permission.ReadCohort, comment.CohortId)) throw new NotFoundException("comment");
        if (comment.DeletedAt is not null) throw new ConflictException("Its author took this comment back.");
        if (await BlindRatings.IsOpen(db, viewer, comment.DictionaryId, comment.Feature, cancellationToken)) throw new RatingBlindException();
        change(comment, db);
        await db.SaveChangesAsync(cancellationToken);
    }
}
