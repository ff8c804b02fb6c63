using System.Net;
using System.Net.Http.Headers;
using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Api.Platform;

/// <summary>Asks one worker after the other until one has room. The workers' signs of life say where they are.</summary>
internal sealed class InferenceWorkers(IDbContextFactory<InterpDbContext> contexts, IHttpClientFactory clients, InferenceClientSettings settings, TimeProvider time, ILogger<InferenceWorkers> log)
    : IInferenceWorkers
{
    /// <summary>Name of the HTTP client.</summary>
    public const string Client = "workers";

    /// <summary>Three signs of life; one that missed them all is gone.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(16);
    private int turn;

    public async Task<TAnswer> Ask<TAnswer>(InferenceQuestion<TAnswer> question, CancellationToken cancellationToken)
    {
        var doors = await Doors(cancellationToken);
        InferenceBusyException? busy = null;
        var ended = 0;
        foreach (var door in doors)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(settings.Patience);
            try
            {
                return await Ask(door, question, patience.Token);
            }
            catch (InferenceBusyException full)
            {
                busy = busy is null || full.Waiting < busy.Waiting ? full : busy;
            }
            catch (HttpRequestException exception)
            {
                log.LogWarning(exception, "The worker at {Address} does not answer; trying another.", door.Address);
                // One that took the question and went may have died of it: like a job, it is risked once more and not again.
                if (Took(exception) && ++ended == 2)
                    throw new InferenceUnavailableException("Two workers ended while they answered this. Ask something else, and tell whoever runs this site what you asked.", exception);
            }
            catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
            {
                throw new InferenceUnavailableException($"The worker did not answer within {settings.Patience.TotalSeconds:F0} s. Try again, or with a shorter text.", exception);
            }
        }

        throw busy ?? (Exception)new InferenceUnavailableException(
            "No worker answers, so nothing can be computed now; everything computed before can be read. Whoever runs this site starts one with ./interp up.");
    }

    private static async Task<TAnswer> Ask<TAnswer>(HttpClient client, Door door, InferenceQuestion<TAnswer> question, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(door.Address), question.Name));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", door.Secret);
        request.Content = JsonContent.Create(question, question.GetType(), mediaType: null, InferenceJson.Options);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.IsSuccessStatusCode)
            return await response.Content.ReadFromJsonAsync<TAnswer>(InferenceJson.Options, cancellationToken) ?? throw new HttpRequestException("The worker answered nothing.");
        throw Refused(response.StatusCode, await response.Content.ReadFromJsonAsync<InferenceRefusal>(InferenceJson.Options, cancellationToken));
    }

    private static Exception Refused(HttpStatusCode status, InferenceRefusal? refusal) => (status, refusal) switch
    {
        (HttpStatusCode.ServiceUnavailable, { } full) => new InferenceBusyException(full.Waiting, TimeSpan.FromSeconds(full.RetryAfterSeconds)),
        (HttpStatusCode.BadRequest, { } bad) => new InvalidParametersException([new(bad.Field ?? "request", bad.Message)]),
        (HttpStatusCode.Conflict, { } impossible) => new InferenceImpossibleException(impossible.Message),
        (HttpStatusCode.InternalServerError, { } failed) => new InferenceUnavailableException(failed.Message),
        // One that no longer knows its secret has been started again; its next sign of life says so.
        _ => new HttpRequestException($"The worker answered {(int)status}.", inner: null, status),
    };

    /// <summary>Whether the worker was there and had the question before it failed.</summary>
    private static bool Took(HttpRequestException exception) =>
        exception.StatusCode is null && exception.HttpRequestError is not (HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError);

    private Task<TAnswer> Ask<TAnswer>(Door door, InferenceQuestion<TAnswer> question, CancellationToken cancellationToken) =>
        Ask(clients.CreateClient(Client), door, question, cancellationToken);

    /// <summary>Those alive, beginning with another one each time.</summary>
    private async Task<IReadOnlyList<Door>> Doors(CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - Fresh;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var doors = await db.Workers.AsNoTracking().Where(w => w.SeenAt > since && w.InferenceAddress != null && w.InferenceSecret != null)
            .OrderBy(w => w.Name).Select(w => new Door(w.InferenceAddress!, w.InferenceSecret!)).ToListAsync(cancellationToken);
        if (doors.Count == 0) return doors;
        var first = (int)((uint)Interlocked.Increment(ref turn) % (uint)doors.Count);
        return [.. doors.Skip(first), .. doors.Take(first)];
    }

    private sealed record Door(string Address, string Secret);
}
