using Interp.Domain.Access;
using Interp.Domain.Expansion;
using Interp.Domain.Heads;
using Interp.Domain.Jobs;
using Interp.Domain.PromptLab;
using Interp.Domain.Steering;
using Interp.Domain.TextView;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Interp.Api.Inference;

/// <summary><c>/api/v1/inference</c>: answered while one waits.</summary>
internal static class InferenceEndpoints
{
    public static void MapInference(this IEndpointRouteBuilder api)
    {
        var inference = api.MapGroup("/inference").WithTags("Inference")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        inference.MapPost("/features", Features).WithName("FeaturesOfText")
            .WithSummary("The features of a text, token by token. Row i of 'features' and 'activations' lies between offsets[i] and offsets[i + 1].")
            .RequireAuthorization();
        inference.MapPost("/continuations", Continuations).WithName("SteeredContinuation")
            .WithSummary("A continuation with features clamped or scaled beside the model's own, drawn with the same seed.")
            .RequireAuthorization();
        inference.MapPost("/prompt", Prompt).WithName("PromptLab")
            .WithSummary("A prompt and its corrupted twin: next tokens, the answer's logit difference, attention of every head. A byte of 'weights' is 255 times a weight; query q and key k of a head stand at q (q + 1) / 2 + k.")
            .RequireAuthorization();
        inference.MapPost("/head", Head).WithName("HeadCircuits")
            .WithSummary("The singular value decompositions of a head's OV and QK circuits, with the tokens at the ends of their first directions.")
            .RequireAuthorization();
        api.MapGet("/dictionaries/{dictionary}/features/{index:int}/examples/{example:int}", Window).WithTags("Features").WithName("ExpandExample")
            .WithSummary("An example with 33 tokens around it (scope=window) or its document (scope=document), computed just now.")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<Ok<SteeredText>> Continuations(SteeringRequest request, IViewerAccessor viewers, SteeringQueries steering, CancellationToken cancellationToken) =>
        TypedResults.Ok(await steering.Steer(await viewers.Current(), request, cancellationToken));

    private static async Task<Ok<PromptSheet>> Prompt(PromptLabRequest request, IViewerAccessor viewers, PromptLabQueries prompts, CancellationToken cancellationToken) =>
        TypedResults.Ok(await prompts.Look(await viewers.Current(), request, cancellationToken));

    private static async Task<Ok<HeadSheet>> Head(HeadRequest request, IViewerAccessor viewers, HeadQueries heads, CancellationToken cancellationToken) =>
        TypedResults.Ok(await heads.Take(await viewers.Current(), request, cancellationToken));

    private static async Task<Ok<ExpandedExample>> Window(
        string dictionary, int index, int example, IViewerAccessor viewers, ExpansionQueries examples, CancellationToken cancellationToken, string? scope = null) =>
        TypedResults.Ok(await examples.Expand(await viewers.Current(), dictionary, index, example, ScopeOf(scope), cancellationToken));

    private static ExpansionScope ScopeOf(string? scope) => scope switch
    {
        null or "" or "window" => ExpansionScope.Window,
        "document" => ExpansionScope.Document,
        _ => throw new InvalidParametersException([new("scope", "Choose window or document.")]),
    };

    private static async Task<Ok<TextFeatures>> Features(TextRequest request, IViewerAccessor viewers, TextViewQueries texts, CancellationToken cancellationToken) =>
        TypedResults.Ok(await texts.Read(await viewers.Current(), request, cancellationToken));
}
