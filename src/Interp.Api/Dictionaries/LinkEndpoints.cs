using Interp.Api.Platform;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Interp.Api.Dictionaries;

/// <summary><c>/api/v1/links</c></summary>
internal sealed class LinkEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder api)
    {
        var links = api.MapGroup("/links").WithTags("Links");
        links.MapGet("/", List).WithName("ListLinks").WithSummary("Your share links, newest first.").RequireAuthorization();
        links.MapPost("/", Create).WithName("CreateLink").WithSummary("A short address for a page of this site with all of its query.").RequireAuthorization();
        links.MapGet("/{code}", Find).WithName("GetLink").WithSummary("What following a link comes to for you.");
        links.MapDelete("/{code}", Revoke).WithName("RevokeLink").WithSummary("Ends a link for good.").RequireAuthorization();
    }

    private static async Task<Ok<IReadOnlyList<LinkSummary>>> List(IViewerAccessor viewers, LinkQueries links, CancellationToken cancellationToken) =>
        TypedResults.Ok(await links.Mine(await viewers.Current(), cancellationToken));

    private static async Task<Created<LinkSummary>> Create(LinkDraft link, IViewerAccessor viewers, LinkCommands links, CancellationToken cancellationToken)
    {
        var made = await links.Create(await viewers.Current(), link, cancellationToken);
        return TypedResults.Created($"/s/{made.Code}", made);
    }

    private static async Task<Ok<LinkOpening>> Find(string code, IViewerAccessor viewers, LinkQueries links, CancellationToken cancellationToken) =>
        TypedResults.Ok(await links.Open(await viewers.Current(), code, cancellationToken));

    private static async Task<NoContent> Revoke(string code, IViewerAccessor viewers, LinkCommands links, CancellationToken cancellationToken)
    {
        await links.Revoke(await viewers.Current(), code, cancellationToken);
        return TypedResults.NoContent();
    }
}
