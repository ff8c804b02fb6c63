using Interp.Api.Platform;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Interp.Api.Dictionaries;

/// <summary><c>/api/v1/lists</c></summary>
internal sealed class ListEndpoints : IEndpoints
{
    private const string Item = "/{id:guid}/items/{dictionary}/{index:int}";

    public void Map(IEndpointRouteBuilder api)
    {
        var lists = api.MapGroup("/lists").WithTags("Lists");
        lists.MapGet("/", List).WithName("ListLists").WithSummary("The lists that you may see, last changed first.");
        lists.MapGet("/{id:guid}", Find).WithName("GetList").WithSummary("One list with its features in order.");
        lists.MapPost("/", Create).WithName("CreateList").WithSummary("A new, empty list.").RequireAuthorization();
        lists.MapPut("/{id:guid}", Change).WithName("ChangeList").WithSummary("Changes title, description and visibility.").RequireAuthorization();
        lists.MapDelete("/{id:guid}", Delete).WithName("DeleteList").WithSummary("Deletes a list; its features stay.").RequireAuthorization();
        lists.MapPost("/{id:guid}/items", Add).WithName("AddToList").WithSummary("Puts a feature at the end.").RequireAuthorization();
        lists.MapPatch(Item, ChangeItem).WithName("ChangeListItem").WithSummary("Changes a feature's note or its place.").RequireAuthorization();
        lists.MapDelete(Item, Remove).WithName("RemoveFromList").WithSummary("Takes a feature out.").RequireAuthorization();
    }

    private static async Task<Ok<IReadOnlyList<ListSummary>>> List(IViewerAccessor viewers, ListQueries lists, CancellationToken cancellationToken) =>
        TypedResults.Ok(await lists.List(await viewers.Current(), cancellationToken));

    private static async Task<Results<Ok<ListDetail>, NotFound>> Find(Guid id, IViewerAccessor viewers, ListQueries lists, CancellationToken cancellationToken) =>
        await lists.Find(await viewers.Current(), id, cancellationToken) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();

    private static async Task<CreatedAtRoute<ListDetail>> Create(ListDraft list, IViewerAccessor viewers, ListCommands commands, ListQueries lists, CancellationToken cancellationToken)
    {
        var viewer = await viewers.Current();
        var id = await commands.Create(viewer, list, cancellationToken);
        return TypedResults.CreatedAtRoute((await lists.Find(viewer, id, cancellationToken))!, "GetList", new { id });
    }

    private static async Task<NoContent> Change(Guid id, ListDraft list, IViewerAccessor viewers, ListCommands commands, CancellationToken cancellationToken)
    {
        await commands.Change(await viewers.Current(), id, list, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Delete(Guid id, IViewerAccessor viewers, ListCommands commands, CancellationToken cancellationToken)
    {
        await commands.Delete(await viewers.Current(), id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Add(Guid id, ListItemRequest item, IViewerAccessor viewers, ListCommands commands, CancellationToken cancellationToken)
    {
        await commands.Add(await viewers.Current(), id, new(item.Dictionary, item.Index), item.Note, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> ChangeItem(
        Guid id, string dictionary, int index, ListItemChange change, IViewerAccessor viewers, ListCommands commands, CancellationToken cancellationToken)
    {
        var viewer = await viewers.Current();
        if (change.Note is not null) await commands.SetNote(viewer, id, new(dictionary, index), change.Note, cancellationToken);
        if (change.Move is { } move) await commands.Move(viewer, id, new(dictionary, index), move, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> Remove(Guid id, string dictionary, int index, IViewerAccessor viewers, ListCommands commands, CancellationToken cancellationToken)
    {
        await commands.Remove(await viewers.Current(), id, new(dictionary, index), cancellationToken);
        return TypedResults.NoContent();
    }
}
