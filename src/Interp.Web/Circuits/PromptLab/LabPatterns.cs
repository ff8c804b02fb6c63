using Interp.Domain.Circuits;
using Interp.Domain.Platform;
using Interp.Web.Components;
using Interp.Web.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Interp.Web.Circuits;

/// <summary>The attention of every head as a file at an address of its own, so that no page carries it and a browser keeps it; and one head as a picture or a table.</summary>
public static class LabPatterns
{
    /// <summary>Where it is.</summary>
    public const string Address = "/lab/patterns";

    /// <summary>Maps them.</summary>
    /// <param name="endpoints">The host's endpoints.</param>
    public static void MapLabPatterns(this IEndpointRouteBuilder endpoints)
    {
        Map(endpoints, Address, (_, sheet) => Results.Json(new { sheet.Layers, sheet.Heads, Clean = Side(sheet.Clean), Corrupted = sheet.Corrupted is { } other ? Side(other) : null }));
        Map(endpoints, "/lab/head.svg", (view, sheet) => Results.Text(PatternPlot.Draw(Pattern(view, sheet), $"Attention of head {LabAddress.HeadWord(Chosen(view, sheet))}"), "image/svg+xml"));
        Map(endpoints, "/lab/head.csv", (view, sheet) => Results.Text(Downloads.CsvText(["query", "query token", "key", "key token", "weight"], Rows(Pattern(view, sheet))), "text/csv"));
    }

    /// <summary>Address of one head as a file.</summary>
    internal static string File(LabAddress view, string ending) => $"/lab/head.{ending}{view.Link["/lab".Length..]}";

    /// <summary>The head that the address names, or the model's last where it names one beyond.</summary>
    internal static (int Layer, int Head) Chosen(LabAddress view, PromptSheet sheet) => (Math.Min(view.Head.Layer, sheet.Layers - 1), Math.Min(view.Head.Head, sheet.Heads - 1));

    /// <summary>What of that head is shown: the prompt's attention where there is none of the kind that was asked for.</summary>
    internal static HeadPattern Pattern(LabAddress view, PromptSheet sheet)
    {
        var (layer, head) = Chosen(view, sheet);
        var number = (layer * sheet.Heads) + head;
        return HeadPattern.Of(sheet, number, view.Source, view.Weighted) ?? HeadPattern.Of(sheet, number, PatternSource.Clean, view.Weighted)!;
    }

    private static void Map(IEndpointRouteBuilder endpoints, string address, Func<LabAddress, PromptSheet, IResult> answer) => endpoints.MapGet(
        address,
        async ([FromServices] IViewerAccessor viewers, [FromServices] PromptLabQueries prompts, HttpContext context, CancellationToken cancellationToken) =>
        {
            var view = View(context.Request.Query);
            try
            {
                var sheet = await prompts.Look(await viewers.Current(), view.Request, cancellationToken);
                context.Response.Headers.CacheControl = "private, max-age=600";
                return answer(view, sheet);
            }
            catch (Exception exception) when (LiveRefusal.Explains(exception) || exception is NotFoundException)
            {
                return Results.Problem(exception.Message, statusCode: exception is NotFoundException ? StatusCodes.Status404NotFound : LiveRefusal.Status(exception));
            }
        }).AllowAnonymous().ExcludeFromDescription();

    private static LabAddress View(IQueryCollection query)
    {
        return LabAddress.From(Word("model"), Word("clean"), Word("corrupted"), Word("answer"), Word("wrong"), Word("start"), Word("head"), Word("show"), Word("mode"), Word("lens"));

        string? Word(string name) => query.TryGetValue(name, out var values) ? values[0] : null;
    }

    private static object Side(PromptSide side) => new { Tokens = side.Tokens.Length, side.Attention.Weights, side.Attention.ValueNorms };

    private static IEnumerable<IEnumerable<string>> Rows(HeadPattern pattern) =>
        from query in Enumerable.Range(0, pattern.Queries.Length)
        from key in Enumerable.Range(0, query + 1)
        select new[] { Numbers.Plain(query), pattern.Queries[query].Display, Numbers.Plain(key), pattern.Queries[key].Display, Numbers.Plain(Math.Round(pattern[query, key], 4)) };
}
