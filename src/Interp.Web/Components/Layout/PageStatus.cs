using Microsoft.AspNetCore.Http;

namespace Interp.Web.Components;

/// <summary>The HTTP status of a page that explains itself.</summary>
public static class PageStatus
{
    /// <summary>Sends the page under this status. Set at the last moment, since Blazor throws away the body of a page that is already a 404 while it renders.</summary>
    /// <param name="context">The request; null inside an island, where the status has long been sent.</param>
    /// <param name="status">For example 404.</param>
    public static void Answer(this HttpContext? context, int status) => context?.Response.OnStarting(() =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    });
}
