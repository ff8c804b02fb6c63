using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Interp.Workers.Tests.Dictionaries;

/// <summary>A chat API on this machine that answers as a test says, and remembers what it was asked.</summary>
internal sealed class StandInModel : IAsyncDisposable
{
    private readonly WebApplication app;

    private StandInModel(WebApplication app) => this.app = app;

    /// <summary>Given instruction, question and how many came before, writes the answer.</summary>
    public Func<HttpContext, string, string, int, Task> Answer { get; set; } = (context, instruction, question, _) =>
        Say(context, instruction.Contains("predict", StringComparison.Ordinal) ? Lengths(question) : "letters of the toy text");

    public ConcurrentQueue<(string? Key, string Model, string Question)> Asked { get; } = new();

    public string Address => app.Urls.First() + "/v1";

    public static async Task<StandInModel> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var host = builder.Build();
        var model = new StandInModel(host);
        host.MapPost("/v1/chat/completions", model.Receive);
        await host.StartAsync();
        return model;
    }

    /// <summary>An answer as the API gives it.</summary>
    public static Task Say(HttpContext context, string content) =>
        context.Response.WriteAsJsonAsync(new { choices = new[] { new { message = new { role = "assistant", content }, finish_reason = "stop" } } });

    public static Task Fail(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(body);
    }

    /// <summary>Predictions that follow from the pieces: each token's length, up to 9.</summary>
    public static string Lengths(string question) => JsonSerializer.Serialize(Pieces(question).Select(p => p.Select(t => Math.Min(9, t.Length))));

    public static string[][] Pieces(string question) =>
        [.. question.Split('\n').Where(line => line.StartsWith('[')).Select(line => JsonSerializer.Deserialize<string[]>(line)!)];

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task Receive(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var messages = body.RootElement.GetProperty("messages");
        var (instruction, question) = (messages[0].GetProperty("content").GetString()!, messages[1].GetProperty("content").GetString()!);
        var before = Asked.Count;
        Asked.Enqueue((context.Request.Headers.Authorization.ToString(), body.RootElement.GetProperty("model").GetString()!, question));
        await Answer(context, instruction, question, before);
    }
}
