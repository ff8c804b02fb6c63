using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Interp.Web.Dictionaries;

/// <summary>What stands between a reader and a page of their cohort's opinions, told with its reason and the next step.</summary>
internal sealed class OpinionGate
{
    private string? title;
    private string? reason;
    private (string Href, string Text)? next;

    /// <summary>What the cohort thinks of the feature; null where the reader belongs to no cohort.</summary>
    public OpinionSummary? Summary { get; set; }

    /// <summary>Reads, and turns a refusal into a notice with the right status.</summary>
    /// <param name="http">The request.</param>
    /// <param name="viewer">Who is looking.</param>
    /// <param name="read">Reads what the page shows.</param>
    public async Task Open(HttpContext? http, Viewer viewer, Func<Task> read)
    {
        try
        {
            await read();
            if (!viewer.IsSignedIn) Refuse(http, StatusCodes.Status401Unauthorized, "Labels, ratings and comments belong to a cohort. Sign in to see yours.");
        }
        catch (RatingBlindException blind)
        {
            (title, reason, next) = ("You are rating this feature blind", blind.Message, ("rate", "Go on rating"));
            http.Answer(StatusCodes.Status409Conflict);
        }
        catch (ForbiddenException forbidden)
        {
            Refuse(http, viewer.IsSignedIn ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized, forbidden.Message);
        }
        catch (Exception missing) when (missing is DictionaryNotFoundException or NotFoundException)
        {
            (title, reason, next) = ("Nothing here", missing.Message, ("/dictionaries", "See the dictionaries you may read"));
            http.Answer(StatusCodes.Status404NotFound);
        }
    }

    /// <summary>What to show instead of the page; null when nothing stands in the way.</summary>
    /// <param name="viewer">Who is looking.</param>
    /// <param name="here">Address of the page.</param>
    public RenderFragment? Notice(Viewer viewer, string here)
    {
        if (reason is null) return null;
        var step = next is { } onward && onward.Href == "rate" ? (Href: here.Split('?')[0] is var path ? path[..path.LastIndexOf('/')] + "/rate" : here, onward.Text) : next;
        return builder =>
        {
            builder.OpenComponent<GateNotice>(0);
            builder.AddComponentParameter(1, nameof(GateNotice.Title), title);
            builder.AddComponentParameter(2, nameof(GateNotice.Reason), reason);
            builder.AddComponentParameter(3, nameof(GateNotice.Viewer), viewer);
            builder.AddComponentParameter(4, nameof(GateNotice.Here), here);
            builder.AddComponentParameter(5, nameof(GateNotice.Href), step?.Href);
            builder.AddComponentParameter(6, nameof(GateNotice.Onward), step?.Text);
            builder.CloseComponent();
        };
    }

    /// <summary>A refusal as it is shown beside what was typed.</summary>
    /// <param name="refused">What the command threw.</param>
    public static string Words(Exception refused) =>
        refused is InvalidParametersException invalid ? string.Join(" ", invalid.Problems.Select(p => p.Message).Distinct(StringComparer.Ordinal)) : refused.Message;

    private void Refuse(HttpContext? http, int status, string words)
    {
        reason = words;
        http.Answer(status);
    }
}
