using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Web.Components;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Interp.Web.Dictionaries;

/// <summary>The card's pictures and their tables as files at addresses of their own, so that the page does not carry them twice.</summary>
public static class FeaturePictures
{
    private const string Place = "/d/{dictionary}/{index:int}/";

    /// <summary>Maps <c>activations</c>, <c>logits</c> (SVG and CSV) and <c>top-logits</c> (CSV) below the card's address.</summary>
    /// <param name="endpoints">The host's endpoints.</param>
    public static void MapFeaturePictures(this IEndpointRouteBuilder endpoints)
    {
        Map(endpoints, "activations.svg", card => Picture(card.Activations, HistogramLook.Activations(Sampled(card))));
        Map(endpoints, "activations.csv", card => Table(card.Activations));
        Map(endpoints, "logits.svg", card => Picture(card.Logits, HistogramLook.Logits));
        Map(endpoints, "logits.csv", card => Table(card.Logits));
        Map(endpoints, "top-logits.csv", card => Csv(LogitBars.Header, LogitBars.Table(card.PositiveLogits, card.NegativeLogits, Numbers.Plain)));
    }

    private static void Map(IEndpointRouteBuilder endpoints, string file, Func<FeatureCard, IResult> answer) => endpoints.MapGet(
        Place + file,
        async (string dictionary, int index, [FromServices] IViewerAccessor viewers, [FromServices] FeatureQueries features, CancellationToken cancellationToken) =>
            await features.Find(await viewers.Current(), dictionary, index, cancellationToken) is { } card ? answer(card) : Results.NotFound())
        .AllowAnonymous().ExcludeFromDescription();

    private static long Sampled(FeatureCard card) => card.Activations?.Counts.Sum(c => (long)c) ?? 0;

    private static IResult Picture(Histogram? histogram, HistogramLook look) =>
        histogram is null ? Results.NotFound() : Results.Text(HistogramPlot.Draw(histogram, look), "image/svg+xml");

    private static IResult Table(Histogram? histogram) =>
        histogram is null ? Results.NotFound() : Csv(HistogramChart.Header, HistogramChart.Table(histogram, Numbers.Plain));

    private static IResult Csv(IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows) =>
        Results.Text(Downloads.CsvText(header, rows), "text/csv");
}
