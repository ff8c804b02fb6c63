using Interp.Api.Platform;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Interp.Api.Dictionaries;

/// <summary>Blind ratings: opened, then submitted or given up.</summary>
internal sealed class RatingEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder api)
    {
        var feature = api.MapGroup("/dictionaries/{dictionary}/features/{index:int}").WithTags("Ratings").RequireAuthorization();
        feature.MapPost("/rating", Open).WithName("OpenRating").WithSummary("Begins your blind rating: the intervals in your order. What others say is kept from you until you submit or give up.");
        feature.MapPut("/rating", Submit).WithName("SubmitRating").WithSummary("Hands your rating in; it is final.");
        feature.MapDelete("/rating", GiveUp).WithName("GiveUpRating").WithSummary("Ends your open rating without marks.");
        feature.MapGet("/ratings", List).WithName("ListRatings").WithSummary("All ratings, for those who have rated and for instructors.");
    }

    private static async Task<Ok<RatingSheet>> Open(
        string dictionary, int index, int? cohort, IViewerAccessor viewers, RatingCommands ratings, CancellationToken cancellationToken) =>
        TypedResults.Ok(await ratings.Open(await viewers.Current(), new(dictionary, index, cohort), cancellationToken));

    private static async Task<NoContent> Submit(
        string dictionary, int index, int? cohort, RatingDraft rating, IViewerAccessor viewers, RatingCommands ratings, CancellationToken cancellationToken)
    {
        await ratings.Submit(await viewers.Current(), new(dictionary, index, cohort), rating, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> GiveUp(
        string dictionary, int index, int? cohort, IViewerAccessor viewers, RatingCommands ratings, CancellationToken cancellationToken)
    {
        await ratings.GiveUp(await viewers.Current(), new(dictionary, index, cohort), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<IReadOnlyList<SubmittedRating>>> List(
        string dictionary, int index, int? cohort, IViewerAccessor viewers, RatingQueries ratings, CancellationToken cancellationToken) =>
        TypedResults.Ok(await ratings.List(await viewers.Current(), new(dictionary, index, cohort), cancellationToken));
}
