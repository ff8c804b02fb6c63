using Interp.Api.Platform;
using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Interp.Api.Circuits;

/// <summary><c>/api/v1/inference</c>: prompts and heads, answered while one waits.</summary>
internal sealed class PromptLabEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder api)
    {
        var inference = api.MapLiveQuestions();
        inference.MapPost("/prompt", Prompt).WithName("PromptLab")
            .WithSummary("A prompt and its corrupted twin: next tokens, the answer's logit difference, attention of every head. A byte of 'weights' is 255 times a weight; query q and key k of a head stand at q (q + 1) / 2 + k.")
            .RequireAuthorization();
        inference.MapPost("/head", Head).WithName("HeadCircuits")
            .WithSummary("The singular value decompositions of a head's OV and QK circuits, with the tokens at the ends of their first directions.")
            .RequireAuthorization();
    }

    private static async Task<Ok<PromptSheet>> Prompt(PromptLabRequest request, IViewerAccessor viewers, PromptLabQueries prompts, CancellationToken cancellationToken) =>
        TypedResults.Ok(await prompts.Look(await viewers.Current(), request, cancellationToken));

    private static async Task<Ok<HeadSheet>> Head(HeadRequest request, IViewerAccessor viewers, HeadQueries heads, CancellationToken cancellationToken) =>
        TypedResults.Ok(await heads.Take(await viewers.Current(), request, cancellationToken));
}
