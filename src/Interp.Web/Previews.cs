using Interp.Domain.Circuits;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Web.Circuits;
using Interp.Web.Components;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Interp.Web;

/// <summary>Preview pictures of what is public: they are fetched by other sites' programs, so they show what anybody may see, whoever asks.</summary>
internal static class Previews
{
    public static void MapPreviews(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/d/{name}/{index:int}/preview.svg", OfFeature).ExcludeFromDescription();
        endpoints.MapGet("/s/{code}/preview.svg", OfLink).ExcludeFromDescription();
        endpoints.MapGet("/x/{id:guid}/preview.svg", OfExperiment).ExcludeFromDescription();
    }

    private static async Task<IResult> OfFeature(
        string name, int index, [FromServices] DictionaryQueries dictionaries, [FromServices] FeatureQueries features, HttpContext context, CancellationToken cancellationToken)
    {
        var detail = await dictionaries.Find(Viewer.Anonymous, name, cancellationToken);
        var card = detail is null ? null : await features.Find(Viewer.Anonymous, name, index, cancellationToken);
        return card is null ? Results.NotFound() : Picture(context, PreviewPicture.Draw($"Feature {index}", detail!.Summary.Title, card));
    }

    private static async Task<IResult> OfLink(
        string code, [FromServices] LinkQueries links, [FromServices] DictionaryQueries dictionaries, [FromServices] FeatureQueries features, HttpContext context, CancellationToken cancellationToken)
    {
        var opening = await links.Open(Viewer.Anonymous, code, cancellationToken);
        if (opening.Link is not { } link) return Results.NotFound();
        var detail = opening.Dictionary is { } name ? await dictionaries.Find(Viewer.Anonymous, name, cancellationToken) : null;
        var card = opening is { Dictionary: { } of, Feature: { } index } ? await features.Find(Viewer.Anonymous, of, index, cancellationToken) : null;
        var below = detail is null ? link.Target : card is null ? detail.Summary.Title : $"Feature {card.Index} of {detail.Summary.Title}";
        return Picture(context, PreviewPicture.Draw(link.Title, below, card));
    }

    private static async Task<IResult> OfExperiment(Guid id, [FromServices] ExperimentQueries experiments, [FromServices] JobCatalogue kinds, HttpContext context, CancellationToken cancellationToken) =>
        await experiments.Find(Viewer.Anonymous, id, cancellationToken) is { } experiment
            ? Picture(context, PreviewPicture.Draw(experiment.Summary.Title, ExperimentPreview.Line(experiment.Summary, kinds.Of(experiment.Summary.Kind)), ExperimentPreview.Picture(experiment)))
            : Results.NotFound();

    private static IResult Picture(HttpContext context, string svg)
    {
        context.Response.Headers.CacheControl = "public, max-age=300";
        return Results.Text(svg, "image/svg+xml");
    }
}
