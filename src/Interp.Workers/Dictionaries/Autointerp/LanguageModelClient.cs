using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Interp.Workers.Dictionaries;

/// <summary>Asks an OpenAI-compatible chat API. Every way in which it can fail is told apart, and none of them gives an answer.</summary>
internal sealed class LanguageModelClient(LanguageModelSettings settings, IHttpClientFactory clients, TimeProvider time)
{
    /// <summary>Name of the HTTP client.</summary>
    public const string Client = "language-model";

    private const int Attempts = 3;
    private const int Quoted = 200;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>The answer's text.</summary>
    /// <exception cref="LanguageModelException">There is none.</exception>
    public async Task<string> Ask(string instruction, string question, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var response = await Send(instruction, question, cancellationToken);
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            if (response.IsSuccessStatusCode) return Text(body);
            if (response.StatusCode != HttpStatusCode.TooManyRequests || NoCredit(body) || attempt == Attempts) throw Refused(response.StatusCode, body);
            await Task.Delay(Wait(response.Headers.RetryAfter, attempt), time, cancellationToken);
        }
    }

    private static TimeSpan Wait(RetryConditionHeaderValue? after, int attempt)
    {
        var asked = after?.Delta ?? TimeSpan.FromSeconds(attempt);
        return asked < LongestWait ? asked : LongestWait;
    }

    private static bool NoCredit(string body) =>
        body.Contains("insufficient_quota", StringComparison.OrdinalIgnoreCase) || body.Contains("billing", StringComparison.OrdinalIgnoreCase) || body.Contains("credit", StringComparison.OrdinalIgnoreCase);

    private static LanguageModelException Refused(HttpStatusCode status, string body) => status switch
    {
        HttpStatusCode.PaymentRequired => new("The language model's account has no credit. Top it up and start the job again."),
        HttpStatusCode.TooManyRequests when NoCredit(body) => new("The language model's account has no credit. Top it up and start the job again."),
        HttpStatusCode.TooManyRequests => new("The language model is over its rate limit and stayed so. Start the job again later."),
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new("The language model does not accept the key in INTERP_LLM_KEY."),
        HttpStatusCode.NotFound => new("The language model's address or name is not known there: check INTERP_LLM_URL and INTERP_LLM_MODEL."),
        _ => new($"The language model answered {(int)status}: {Start(body)}"),
    };

    private static string Start(string text) => text.Length <= Quoted ? text : text[..Quoted] + "…";

    private static string Text(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var choice = document.RootElement.GetProperty("choices")[0];
            var message = choice.GetProperty("message");
            if (message.TryGetProperty("refusal", out var refusal) && refusal.ValueKind == JsonValueKind.String)
                throw new LanguageModelException($"The language model refused: {Start(refusal.GetString()!)}");
            if (choice.TryGetProperty("finish_reason", out var reason) && reason.ValueKind == JsonValueKind.String && reason.GetString() is "content_filter" or "length")
                throw new LanguageModelException($"The language model broke off its answer ({reason.GetString()}).");
            return message.GetProperty("content").GetString() is { Length: > 0 } text ? text : throw new LanguageModelException("The language model answered nothing.");
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw new LanguageModelException($"The language model's answer is not of the form that was agreed: {Start(body)}", exception);
        }
    }

    private async Task<HttpResponseMessage> Send(string instruction, string question, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(settings.Patience);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(settings.Address!, "chat/completions"));
        if (settings.Key is { } key) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        request.Content = JsonContent.Create(new
        {
            model = settings.Model,
            temperature = 0,
            messages = new[] { new { role = "system", content = instruction }, new { role = "user", content = question } },
        });
        try
        {
            return await clients.CreateClient(Client).SendAsync(request, patience.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new LanguageModelException($"The language model did not answer within {settings.Patience.TotalSeconds:F0} s.", exception);
        }
        catch (HttpRequestException exception)
        {
            throw new LanguageModelException($"The language model could not be reached: {exception.Message}", exception);
        }
    }
}
