using Interp.Api.Platform;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Interp.Api.Dictionaries;

/// <summary><c>/api/v1/inference</c>: texts and examples, answered while one waits.</summary>
internal sealed class TextEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder api)
    {
        var inference = api.MapLiveQuestions();
        inference.MapPost("/features", Features).WithName("FeaturesOfText")
            .WithSummary("The features of a text, token by token. Row i of 'features' and 'activations' lies between offsets[i] and offsets[i + 1].")
            .RequireAuthorization();
        inference.MapPost("/continuations", Continuations).WithName("SteeredContinuation")
            .WithSummary("A continuation with features clamped or scaled beside the model's own, drawn with the same seed.")
            .RequireAuthorization();
        api.MapGet("/dictionaries/{dictionary}/features/{index:int}/examples/{example:int}", Window).WithTags("Features").WithName("ExpandExample")
            .WithSummary("An example with 33 tokens around it (scope=window) or its document (scope=document), computed just now.")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<Ok<SteeredText>> Continuations(SteeringRequest request, IViewerAccessor viewers, SteeringQueries steering, CancellationToken cancellationToken) =>
        TypedResults.Ok(await steering.Steer(await viewers.Current(), request, cancellationToken));

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
