using Interp.Api.Platform;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Interp.Api.Dictionaries;

/// <summary><c>/api/v1/dictionaries/{dictionary}/features</c></summary>
internal sealed class FeatureEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder api)
    {
        var features = api.MapGroup("/dictionaries/{dictionary}/features").WithTags("Features");
        features.MapGet("/", List).WithName("ListFeatures").WithSummary("A page of features; 'next' is the 'after' of the following page.");
        features.MapGet("/{index:int}", Find).WithName("GetFeature").WithSummary("Everything on one feature's card; each token's text once.")
            .AddEndpointFilter<PublishedVersionFilter>();
        features.MapGet("/{index:int}/ablations", Ablations).WithName("GetFeatureAblations").WithSummary("What taking the feature out does to the next token of its examples.")
            .AddEndpointFilter<PublishedVersionFilter>();
    }

    private static async Task<Ok<FeaturePage>> List(
        string dictionary, [AsParameters] FeatureListRequest request, IViewerAccessor viewers, FeatureQueries features, CancellationToken cancellationToken) =>
        TypedResults.Ok(await features.List(
            await viewers.Current(), dictionary, request.Sort, request.Filter, request.After, request.Take ?? FeatureListRequest.DefaultTake, cancellationToken));

    private static async Task<Results<Ok<CardDocument>, NotFound>> Find(
        string dictionary, int index, IViewerAccessor viewers, FeatureQueries features, CancellationToken cancellationToken) =>
        await features.Find(await viewers.Current(), dictionary, index, cancellationToken) is { } card ? TypedResults.Ok(CardDocuments.Of(card)) : TypedResults.NotFound();

    private static async Task<Results<Ok<FeatureAblations>, NotFound>> Ablations(
        string dictionary, int index, IViewerAccessor viewers, FeatureQueries features, CancellationToken cancellationToken) =>
        await features.Ablations(await viewers.Current(), dictionary, index, cancellationToken) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();
}
