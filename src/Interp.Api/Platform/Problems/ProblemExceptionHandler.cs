using System.Globalization;
using Interp.Domain.Platform;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Interp.Api.Platform;

/// <summary>Turns the domain's exceptions into problem documents; anything else is the server's fault and is told without detail.</summary>
internal sealed class ProblemExceptionHandler(IProblemDetailsService problems) : IExceptionHandler
{
    /// <summary>What a worker needs to come up.</summary>
    private static readonly TimeSpan WorkerStart = TimeSpan.FromSeconds(10);

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!ProgramPaths.Match(httpContext)) return exception is BadHttpRequestException form && await TellFormExpired(httpContext, form, cancellationToken);
        var details = Details(httpContext, exception);
        httpContext.Response.StatusCode = details.Status!.Value;
        if (Wait(exception) is { } wait) httpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString("F0", CultureInfo.InvariantCulture);
        return await problems.TryWriteAsync(new() { HttpContext = httpContext, ProblemDetails = details, Exception = exception });
    }

    /// <summary>A page's form without a valid antiforgery token: shown as text, since a page of its own would check the same token again.</summary>
    private static async Task<bool> TellFormExpired(HttpContext context, BadHttpRequestException exception, CancellationToken cancellationToken)
    {
        context.Response.StatusCode = exception.StatusCode;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync("This form was not accepted, most likely because it was open for too long. Go back, reload the page and send it again.", cancellationToken);
        return true;
    }

    private static ProblemDetails Details(HttpContext context, Exception exception) => exception switch
    {
        InvalidParametersException invalid => new HttpValidationProblemDetails(Errors(invalid)) { Status = StatusCodes.Status400BadRequest, Detail = invalid.Message },
        ForbiddenException forbidden => Plain(
            context.User.Identity?.IsAuthenticated == true ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized, forbidden.Message),
        TooManyJobsException many => Plain(StatusCodes.Status429TooManyRequests, many.Message),
        ConflictException => Plain(StatusCodes.Status409Conflict, exception.Message),
        NotFoundException => Plain(StatusCodes.Status404NotFound, exception.Message),
        InferenceLimitException limit => Plain(StatusCodes.Status429TooManyRequests, limit.Message),
        InferenceBusyException busy => Busy(busy),
        InferenceUnavailableException => Plain(StatusCodes.Status503ServiceUnavailable, exception.Message),
        InferenceImpossibleException => Plain(StatusCodes.Status409Conflict, exception.Message),
        BadHttpRequestException bad => Plain(bad.StatusCode, bad.Message),
        _ => Plain(StatusCodes.Status500InternalServerError, detail: null),
    };

    private static TimeSpan? Wait(Exception exception) => exception switch
    {
        InferenceLimitException limit => limit.RetryAfter,
        InferenceBusyException busy => busy.RetryAfter,
        InferenceUnavailableException => WorkerStart,
        _ => null,
    };

    private static ProblemDetails Busy(InferenceBusyException busy)
    {
        var details = Plain(StatusCodes.Status503ServiceUnavailable, busy.Message);
        details.Extensions["waiting"] = busy.Waiting;
        return details;
    }

    private static ProblemDetails Plain(int status, string? detail) => new() { Status = status, Detail = detail };

    private static Dictionary<string, string[]> Errors(InvalidParametersException invalid) =>
        invalid.Problems.GroupBy(p => p.Field, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(p => p.Message).ToArray(), StringComparer.Ordinal);
}
