using Interp.Api.Platform;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Interp.Api.Dictionaries;

/// <summary>How far blind raters agree, and on what they do not.</summary>
internal sealed class AgreementEndpoints : IEndpoints
{
    private const int DefaultTake = 25;

    public void Map(IEndpointRouteBuilder api)
    {
        var opinions = api.MapGroup(string.Empty).WithTags("Agreement").RequireAuthorization();
        opinions.MapGet("/dictionaries/{dictionary}/features/{index:int}/agreement", OfFeature).WithName("GetFeatureAgreement").WithSummary("Krippendorff's α of one feature's intervals.");
        opinions.MapGet("/dictionaries/{dictionary}/agreement", OfDictionary).WithName("GetDictionaryAgreement").WithSummary("Krippendorff's α of all intervals rated in a dictionary.");
        opinions.MapGet("/dictionaries/{dictionary}/disagreement", Disputes).WithName("ListDisagreement").WithSummary("Features on which raters differ, largest difference first; settled labels are left out.");
        opinions.MapGet("/cohorts/{cohort:int}/agreement", OfCohort).WithName("GetCohortAgreement").WithSummary("Krippendorff's α over all that a cohort has rated.");
    }

    private static async Task<Results<Ok<Agreement>, NoContent>> OfFeature(
        string dictionary, int index, int? cohort, IViewerAccessor viewers, AgreementQueries agreement, CancellationToken cancellationToken) =>
        await agreement.OfFeature(await viewers.Current(), new(dictionary, index, cohort), cancellationToken) is { } found ? TypedResults.Ok(found) : TypedResults.NoContent();

    private static async Task<Results<Ok<Agreement>, NoContent>> OfDictionary(
        string dictionary, int? cohort, IViewerAccessor viewers, AgreementQueries agreement, CancellationToken cancellationToken) =>
        await agreement.OfDictionary(await viewers.Current(), dictionary, cohort, cancellationToken) is { } found ? TypedResults.Ok(found) : TypedResults.NoContent();

    private static async Task<Ok<Agreement>> OfCohort(int cohort, IViewerAccessor viewers, AgreementQueries agreement, CancellationToken cancellationToken) =>
        TypedResults.Ok(await agreement.OfCohort(await viewers.Current(), cohort, cancellationToken));

    private static async Task<Results<Ok<DisputePage>, NoContent>> Disputes(
        string dictionary, int? cohort, string? after, int? take, IViewerAccessor viewers, DisputeQueries disputes, CancellationToken cancellationToken) =>
        await disputes.List(await viewers.Current(), dictionary, cohort, after, take ?? DefaultTake, cancellationToken) is { } page ? TypedResults.Ok(page) : TypedResults.NoContent();
}
