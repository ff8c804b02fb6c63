using Interp.Api.Platform;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Interp.Api.Dictionaries;

/// <summary>What a cohort says of a feature; <c>cohort</c> may be left out by those who belong to one.</summary>
internal sealed class OpinionEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder api)
    {
        var feature = api.MapGroup("/dictionaries/{dictionary}/features/{index:int}").WithTags("Opinions").RequireAuthorization();
        feature.MapGet("/opinions", Find).WithName("GetOpinions").WithSummary("Label, rating and disagreement of your cohort; empty while you rate the feature blind.");
        feature.MapGet("/labels", History).WithName("ListLabels").WithSummary("All versions of the label, newest first.");
        feature.MapPost("/labels", Save).WithName("SaveLabel").WithSummary("A new version of the label; 409 when somebody changed it since 'basedOn'.");
        feature.MapPost("/labels/{version:int}/restore", Restore).WithName("RestoreLabel").WithSummary("Brings an earlier version back, as a new one.");
    }

    private static async Task<Results<Ok<OpinionSummary>, NoContent>> Find(
        string dictionary, int index, int? cohort, IViewerAccessor viewers, OpinionQueries opinions, CancellationToken cancellationToken) =>
        await opinions.Find(await viewers.Current(), new(dictionary, index, cohort), cancellationToken) is { } found ? TypedResults.Ok(found) : TypedResults.NoContent();

    private static async Task<Ok<IReadOnlyList<LabelVersion>>> History(
        string dictionary, int index, int? cohort, IViewerAccessor viewers, LabelQueries labels, CancellationToken cancellationToken) =>
        TypedResults.Ok(await labels.History(await viewers.Current(), new(dictionary, index, cohort), cancellationToken));

    private static async Task<Ok<LabelVersion>> Save(
        string dictionary, int index, int? cohort, LabelDraft label, IViewerAccessor viewers, LabelCommands labels, CancellationToken cancellationToken) =>
        TypedResults.Ok(await labels.Save(await viewers.Current(), new(dictionary, index, cohort), label, cancellationToken));

    private static async Task<Ok<LabelVersion>> Restore(
        string dictionary, int index, int version, int? cohort, int basedOn, IViewerAccessor viewers, LabelCommands labels, CancellationToken cancellationToken) =>
        TypedResults.Ok(await labels.Restore(await viewers.Current(), new(dictionary, index, cohort), version, basedOn, cancellationToken));
}
