using Interp.Api.Platform;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Interp.Api.Dictionaries;

/// <summary>Dictionaries and lists in and out, as JSON lines or as batches of SAEDashboard.</summary>
internal sealed class ExchangeEndpoints : IEndpoints
{
    public void Map(IEndpointRouteBuilder api)
    {
        var exchange = api.MapGroup(string.Empty).WithTags("Exchange");
        exchange.MapGet("/dictionaries/{dictionary}/export", Dictionary).WithName("ExportDictionary")
            .WithSummary("All cards of a dictionary: format=jsonl, one card a line, or format=saedashboard, a batch that Neuronpedia and this site read.");
        exchange.MapGet("/lists/{id:guid}/export", List).WithName("ExportList").WithSummary("The cards of a list in its order; a batch must be of one dictionary.");
        exchange.MapPost("/dictionaries/import", Import).WithName("ImportDictionary").WithSummary("Makes a dictionary of uploaded SAEDashboard batches, as multipart/form-data.")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
            .RequireAuthorization().RequireRateLimiting(LimitServices.Submissions)
            // For programs, which send a token; the sign-in cookie is SameSite, so a form on another site does not carry it. The page has its own form.
            .DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(ImportCommands.MostBytes), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = ImportCommands.MostBytes });
    }

    private static async Task<IResult> Dictionary(string dictionary, string? format, IViewerAccessor viewers, ExportQueries exports, CancellationToken cancellationToken)
    {
        var viewer = await viewers.Current();
        var chosen = ExportFormats.Parse(format);
        if (await exports.Head(viewer, dictionary, cancellationToken) is not { } head) return TypedResults.NotFound();
        return new CardStream(chosen, dictionary, head, exports.Cards(viewer, dictionary, cancellationToken));
    }

    private static async Task<IResult> List(Guid id, string? format, IViewerAccessor viewers, ExportQueries exports, CancellationToken cancellationToken)
    {
        var viewer = await viewers.Current();
        var chosen = ExportFormats.Parse(format);
        if (await exports.ListItems(viewer, id, cancellationToken) is not { } items) return TypedResults.NotFound();
        var dictionaries = items.Select(i => i.Dictionary).Distinct(StringComparer.Ordinal).ToList();
        if (chosen == ExportFormat.SaeDashboard && dictionaries.Count != 1)
            throw new InvalidParametersException([new("format", $"A batch is of one dictionary, and this list holds features of {dictionaries.Count}. Use jsonl.")]);
        var head = dictionaries.Count == 0 ? null : await exports.Head(viewer, dictionaries[0], cancellationToken);
        return new CardStream(chosen, $"list-{id}", head, Cards(viewer, items, exports, cancellationToken));
    }

    private static async IAsyncEnumerable<FeatureCard> Cards(
        Viewer viewer, IReadOnlyList<(string Dictionary, int Index)> items, ExportQueries exports, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (dictionary, index) in items)
        {
            if (await exports.Card(viewer, dictionary, index, cancellationToken) is { } card) yield return card;
        }
    }

    private static async Task<CreatedAtRoute> Import(
        [FromForm] string? name, [FromForm] string? title, [FromForm] string? visibility, [FromForm] int? cohortId, IFormFileCollection files,
        IViewerAccessor viewers, ImportCommands imports, CancellationToken cancellationToken)
    {
        var request = new ImportRequest(name ?? string.Empty, string.IsNullOrWhiteSpace(title) ? null : title, Seen(visibility), cohortId);
        var imported = await imports.Import(await viewers.Current(), request, [.. files.Select(f => new ImportFile(f.FileName, f.OpenReadStream))], cancellationToken);
        return TypedResults.CreatedAtRoute("GetDictionary", new { dictionary = imported });
    }

    // As everywhere in the API: lower-case words.
    private static Visibility Seen(string? word) => word switch
    {
        null or "" or "private" => Visibility.Private,
        "cohort" => Visibility.Cohort,
        "public" => Visibility.Public,
        _ => throw new InvalidParametersException([new("visibility", "Choose private, cohort or public.")]),
    };
}
