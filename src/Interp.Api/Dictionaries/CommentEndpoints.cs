using Interp.Api.Platform;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Interp.Api.Dictionaries;

/// <summary>Comments on features, within a cohort.</summary>
internal sealed class CommentEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder api)
    {
        var all = api.MapGroup(string.Empty).WithTags("Comments").RequireAuthorization();
        all.MapGet("/dictionaries/{dictionary}/features/{index:int}/comments", Find).WithName("ListComments").WithSummary("What your cohort says about a feature, by thread.");
        all.MapPost("/dictionaries/{dictionary}/features/{index:int}/comments", Post).WithName("PostComment").WithSummary("Begins a thread, or answers in one.");
        all.MapPut("/comments/{id:guid}", Edit).WithName("EditComment").WithSummary("Changes your comment.");
        all.MapDelete("/comments/{id:guid}", Delete).WithName("DeleteComment").WithSummary("Takes your comment back; answers stay.");
        all.MapPut("/comments/{id:guid}/resolved", (Guid id, IViewerAccessor viewers, CommentCommands comments, CancellationToken stop) => Resolve(id, true, viewers, comments, stop)).WithName("ResolveThread").WithSummary("Settles a thread.");
        all.MapDelete("/comments/{id:guid}/resolved", (Guid id, IViewerAccessor viewers, CommentCommands comments, CancellationToken stop) => Resolve(id, false, viewers, comments, stop)).WithName("ReopenThread").WithSummary("Opens a thread again.");
        all.MapPost("/comments/{id:guid}/reports", Report).WithName("ReportComment").WithSummary("Asks the instructors to look at a comment.");
        all.MapPut("/comments/{id:guid}/hidden", (Guid id, IViewerAccessor viewers, CommentCommands comments, CancellationToken stop) => Hide(id, true, viewers, comments, stop)).WithName("HideComment").WithSummary("Hides a comment; for instructors.");
        all.MapDelete("/comments/{id:guid}/hidden", (Guid id, IViewerAccessor viewers, CommentCommands comments, CancellationToken stop) => Hide(id, false, viewers, comments, stop)).WithName("ShowComment").WithSummary("Shows a comment again, or sets its reports aside; for instructors.");
        all.MapGet("/cohorts/{cohort:int}/reported-comments", Reported).WithName("ListReportedComments").WithSummary("Comments that wait for an instructor.");
    }

    private static async Task<Results<Ok<Discussion>, NoContent>> Find(
        string dictionary, int index, int? cohort, IViewerAccessor viewers, CommentQueries comments, CancellationToken cancellationToken) =>
        await comments.Find(await viewers.Current(), new(dictionary, index, cohort), cancellationToken) is { } found ? TypedResults.Ok(found) : TypedResults.NoContent();

    private static async Task<Ok<Guid>> Post(
        string dictionary, int index, int? cohort, CommentRequest comment, IViewerAccessor viewers, CommentCommands comments, CancellationToken cancellationToken) =>
        TypedResults.Ok(await comments.Post(await viewers.Current(), new(dictionary, index, cohort), comment.Text, comment.Thread, cancellationToken));

    private static async Task<NoContent> Edit(Guid id, CommentRequest comment, IViewerAccessor viewers, CommentCommands comments, CancellationToken cancellationToken)
    {
        await comments.Edit(await viewers.Current(), id, comment.Text, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Delete(Guid id, IViewerAccessor viewers, CommentCommands comments, CancellationToken cancellationToken)
    {
        await comments.Delete(await viewers.Current(), id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Resolve(Guid id, bool resolved, IViewerAccessor viewers, CommentCommands comments, CancellationToken cancellationToken)
    {
        await comments.Resolve(await viewers.Current(), id, resolved, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Report(Guid id, ReportRequest report, IViewerAccessor viewers, CommentCommands comments, CancellationToken cancellationToken)
    {
        await comments.Report(await viewers.Current(), id, report.Reason, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Hide(Guid id, bool hidden, IViewerAccessor viewers, CommentCommands comments, CancellationToken cancellationToken)
    {
        await comments.Hide(await viewers.Current(), id, hidden, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<IReadOnlyList<ReportedComment>>> Reported(int cohort, IViewerAccessor viewers, CommentQueries comments, CancellationToken cancellationToken) =>
        TypedResults.Ok(await comments.Reported(await viewers.Current(), cohort, cancellationToken));
}
