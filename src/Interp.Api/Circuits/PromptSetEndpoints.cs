using Interp.Api.Platform;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Interp.Api.Circuits;

/// <summary><c>/api/v1/prompt-sets</c></summary>
internal sealed class PromptSetEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder api)
    {
        var sets = api.MapGroup("/prompt-sets").WithTags("Prompt sets");
        sets.MapGet("/", List).WithName("ListPromptSets").WithSummary("The newest prompt sets.");
        sets.MapGet("/{set}", Find).WithName("GetPromptSet").WithSummary("One prompt set: how it is made, or the pairs that were written.");
        sets.MapPost("/", Create).WithName("CreatePromptSet").WithSummary("Makes a prompt set; one that holds the same and that you may see is given instead.")
            .ProducesValidationProblem().RequireAuthorization();
        sets.MapGet("/{set}/reading", Reading).WithName("ReadPromptSet").WithSummary("A prompt set as a model reads it: lengths, roles and examples, token by token; or the reason why it cannot.")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status503ServiceUnavailable).RequireAuthorization();
    }

    private static async Task<Ok<IReadOnlyList<PromptSetSummary>>> List(IViewerAccessor viewers, PromptSetQueries sets, CancellationToken cancellationToken) =>
        TypedResults.Ok(await sets.List(await viewers.Current(), cancellationToken));

    private static async Task<Results<Ok<PromptSetDetail>, NotFound>> Find(string set, IViewerAccessor viewers, PromptSetQueries sets, CancellationToken cancellationToken) =>
        await sets.Find(await viewers.Current(), set, cancellationToken) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();

    private static async Task<CreatedAtRoute<PromptSetDetail>> Create(
        PromptSetRequest request, IViewerAccessor viewers, PromptSetCommands commands, PromptSetQueries sets, CancellationToken cancellationToken)
    {
        var viewer = await viewers.Current();
        var name = await commands.Create(viewer, request, cancellationToken);
        return TypedResults.CreatedAtRoute((await sets.Find(viewer, name, cancellationToken))!, "GetPromptSet", new { set = name });
    }

    private static async Task<Results<Ok<PromptReading>, NotFound>> Reading(
        string set, string model, IViewerAccessor viewers, PromptSetQueries sets, PromptReadings readings, IInferenceAllowance allowance, CancellationToken cancellationToken,
        int first = 0, int examples = 3)
    {
        var viewer = await viewers.Current();
        if (await sets.Find(viewer, set, cancellationToken) is not { } found) return TypedResults.NotFound();
        allowance.Take(viewer);
        return TypedResults.Ok(await readings.Read(viewer, found, model, Math.Max(0, first), examples, cancellationToken));
    }
}
