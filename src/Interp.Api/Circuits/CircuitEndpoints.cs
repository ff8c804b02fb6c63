using Interp.Api.Platform;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Interp.Api.Circuits;

/// <summary><c>/api/v1/circuits</c></summary>
internal sealed class CircuitEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder api)
    {
        var circuits = api.MapGroup("/circuits").WithTags("Circuits");
        circuits.MapGet("/", List).WithName("ListCircuits").WithSummary("The circuits that you may see, last changed first.");
        circuits.MapGet("/{name}", Find).WithName("GetCircuit").WithSummary("One circuit with its heads and edges.");
        circuits.MapGet("/{name}/tests", Tests).WithName("GetCircuitTests").WithSummary("The newest finished tests of a circuit's heads: how faithful, complete and minimal it is, and its measured edges.");
        circuits.MapGet("/{name}/compared-with/{other}", Compare).WithName("CompareCircuits").WithSummary("What two circuits of the same model share, and what tests say of each.");
        circuits.MapPost("/", Save).WithName("SaveCircuit").WithSummary("Saves a new circuit.").RequireAuthorization();
        circuits.MapPut("/{name}", Change).WithName("ChangeCircuit").WithSummary("Changes all of a circuit but its model; revision says what the change is based on.").RequireAuthorization();
        circuits.MapDelete("/{name}", Delete).WithName("DeleteCircuit").WithSummary("Deletes a circuit; experiments on it stay.").RequireAuthorization();
        circuits.MapPost("/{name}/copies", Fork).WithName("CopyCircuit").WithSummary("A private copy of your own.").RequireAuthorization();
    }

    private static async Task<Ok<IReadOnlyList<CircuitSummary>>> List(string? model, IViewerAccessor viewers, CircuitQueries circuits, CancellationToken cancellationToken) =>
        TypedResults.Ok(await circuits.List(await viewers.Current(), model, cancellationToken));

    private static async Task<Results<Ok<CircuitDetail>, NotFound>> Find(string name, IViewerAccessor viewers, CircuitQueries circuits, CancellationToken cancellationToken) =>
        await circuits.Find(await viewers.Current(), name, cancellationToken) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();

    private static async Task<Results<Ok<IReadOnlyList<CircuitScore>>, NotFound>> Tests(string name, IViewerAccessor viewers, CircuitQueries circuits, CircuitTests tests, CancellationToken cancellationToken)
    {
        var viewer = await viewers.Current();
        return await circuits.Find(viewer, name, cancellationToken) is { } found
            ? TypedResults.Ok(await tests.Scores(viewer, found.Summary.Model, found.Nodes, cancellationToken))
            : TypedResults.NotFound();
    }

    private static async Task<Results<Ok<CircuitComparison>, NotFound>> Compare(string name, string other, IViewerAccessor viewers, CircuitComparisons comparisons, CancellationToken cancellationToken) =>
        await comparisons.Of(await viewers.Current(), name, other, cancellationToken) is { } comparison ? TypedResults.Ok(comparison) : TypedResults.NotFound();

    private static async Task<CreatedAtRoute<CircuitDetail>> Save(CircuitDraft circuit, IViewerAccessor viewers, CircuitCommands commands, CircuitQueries circuits, CancellationToken cancellationToken)
    {
        var viewer = await viewers.Current();
        return await Created(viewer, await commands.Save(viewer, circuit, cancellationToken), circuits, cancellationToken);
    }

    private static async Task<Ok<CircuitDetail>> Change(
        string name, CircuitDraft circuit, IViewerAccessor viewers, CircuitCommands commands, CircuitQueries circuits, CancellationToken cancellationToken)
    {
        var viewer = await viewers.Current();
        var changed = await commands.Change(viewer, name, circuit, cancellationToken);
        return TypedResults.Ok((await circuits.Find(viewer, changed, cancellationToken))!);
    }

    private static async Task<NoContent> Delete(string name, IViewerAccessor viewers, CircuitCommands commands, CancellationToken cancellationToken)
    {
        await commands.Delete(await viewers.Current(), name, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<CreatedAtRoute<CircuitDetail>> Fork(string name, IViewerAccessor viewers, CircuitCommands commands, CircuitQueries circuits, CancellationToken cancellationToken)
    {
        var viewer = await viewers.Current();
        return await Created(viewer, await commands.Fork(viewer, name, cancellationToken), circuits, cancellationToken);
    }

    private static async Task<CreatedAtRoute<CircuitDetail>> Created(Viewer viewer, string name, CircuitQueries circuits, CancellationToken cancellationToken) =>
        TypedResults.CreatedAtRoute((await circuits.Find(viewer, name, cancellationToken))!, "GetCircuit", new { name });
}
