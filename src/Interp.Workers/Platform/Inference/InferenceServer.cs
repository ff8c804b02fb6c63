using System.Runtime.InteropServices;
using System.Text.Json;
using Interp.Analysis.Language;
using Interp.Domain.Platform;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Interp.Workers.Platform;

/// <summary>A private address at which the site asks live questions. Nothing here knows people: the site decides who may ask what.</summary>
internal sealed class InferenceServer(
    InferenceSettings settings, InferenceDoor door, InferenceLine line, InferenceShelf shelf, IEnumerable<IInferenceHandler> handlers, ILoggerFactory logs) : IHostedService
{
    private const int MaxBodyBytes = 4 << 20;
    private readonly ILogger log = logs.CreateLogger<InferenceServer>();
    private WebApplication? app;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(logs);
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().UseUrls(settings.Listen.ToString());
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
        });
        app = builder.Build();
        app.Use(async (context, next) =>
        {
            if (door.Opens(Shown(context.Request))) await next(context);
            else await Refuse(context, StatusCodes.Status401Unauthorized, new("This address is for the site only."));
        });
        foreach (var handler in handlers) app.MapPost($"/{handler.Name}", context => InferenceMeter.Measure(handler.Name, context, () => Answer(context, handler)));
        await app.StartAsync(cancellationToken);
        door.Address = Announced(new Uri(app.Urls.First()));
        log.LogInformation("Live questions are answered at {Address}.", door.Address);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (app is null) return;
        await app.StopAsync(cancellationToken);
        await app.DisposeAsync();
    }

    private static string? Shown(HttpRequest request)
    {
        const string prefix = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(prefix, StringComparison.Ordinal) ? header[prefix.Length..] : null;
    }

    /// <summary>Whole before its first byte is sent, so that one that cannot be written is still refused.</summary>
    private static byte[] Written(object answer)
    {
        try
        {
            return JsonSerializer.SerializeToUtf8Bytes(answer, answer.GetType(), InferenceJson.Options);
        }
        catch (ArgumentException error)
        {
            throw new InferenceImpossibleException($"The answer holds numbers that are not finite: the weights of the model or of the dictionary are too large, or damaged. Import them anew. ({error.Message.Split('.')[0]}.)");
        }
    }

    private static Task Refuse(HttpContext context, int status, InferenceRefusal refusal)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(refusal, InferenceJson.Options, CancellationToken.None);
    }

    /// <summary>An address that means every network card is no address to call: then the machine's name stands in.</summary>
    private string Announced(Uri bound)
    {
        var address = settings.Announce ?? (bound.Host is "0.0.0.0" or "[::]" ? new UriBuilder(bound) { Host = Environment.MachineName }.Uri : bound);
        return address.GetLeftPart(UriPartial.Authority);
    }

    private async Task Answer(HttpContext context, IInferenceHandler handler)
    {
        try
        {
            var answer = Written(await handler.Answer(context.Request.Body, line, shelf, context.RequestAborted));
            context.Response.ContentType = "application/json; charset=utf-8";
            await context.Response.Body.WriteAsync(answer, context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            log.LogDebug("A caller left before the answer.");
        }
        catch (LineFullException full)
        {
            await Refuse(context, StatusCodes.Status503ServiceUnavailable, new("This worker's line is full.", null, full.Waiting, full.RetryAfter.TotalSeconds));
        }
        catch (RefusedException refused)
        {
            await Refuse(context, StatusCodes.Status400BadRequest, new(refused.Message, refused.Field));
        }
        catch (JsonException exception)
        {
            await Refuse(context, StatusCodes.Status400BadRequest, new(exception.Message, "question"));
        }
        catch (Exception exception) when (exception is InferenceImpossibleException or InvalidDataException or CorpusException or TokenizerFormatException or IOException)
        {
            await Refuse(context, StatusCodes.Status409Conflict, new(exception.Message));
        }
        catch (ExternalException refused)
        {
            log.LogWarning(refused, "The engine could not compute a live question ({Name}).", handler.Name);
            await Refuse(context, StatusCodes.Status409Conflict, new($"The engine cannot compute this: {refused.Message.Split('\n')[0]}"));
        }
        catch (Exception exception)
        {
            log.LogError(exception, "A live question ({Name}) failed.", handler.Name);
            await Refuse(context, StatusCodes.Status500InternalServerError, new("The worker failed; the cause is in its log."));
        }
    }
}
