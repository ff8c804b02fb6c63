using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Interp.Testing;

namespace Interp.Workers.Tests.Platform;

/// <summary>A worker process lives through questions that no site would send, at its own door.</summary>
public sealed class HostileQuestions(PostgresCluster cluster)
{
    private const int Seed = 11;
    private const int Questions = 5_500;
    private const int Askers = 2;
    private const long MostMemory = 2L << 30;
    // For a busy machine; each takes milliseconds.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly HttpStatusCode[] Clean = [HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.Conflict];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_question_is_answered_or_refused_and_the_worker_lives()
    {
        await using var lab = await Lab.Open(cluster);
        var hash = HostileWorld.Write(lab);
        var worker = lab.StartWorkerProcess();
        var door = await lab.WaitForDoor();
        using var client = new HttpClient { BaseAddress = new Uri(door.InferenceAddress!), Timeout = Patience };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", door.InferenceSecret);

        var (bad, statuses) = (new ConcurrentQueue<string>(), new ConcurrentDictionary<(string, HttpStatusCode), int>());
        await Task.WhenAll(Enumerable.Range(0, Askers).Select(async asker =>
        {
            for (var number = asker; number < Questions && bad.Count < 10; number += Askers)
            {
                var (name, body) = new QuestionMaker(new Random((Seed * 1_000_003) + number), hash).Next();
                var (status, answer) = await Ask(client, name, body);
                statuses.AddOrUpdate((name, status), 1, (_, many) => many + 1);
                if (!Clean.Contains(status) || answer.Length == 0) bad.Enqueue($"{number} {name} {(int)status} {Shown(answer)} to {Shown(Encoding.UTF8.GetString(body))}");
            }
        }));

        bad.ShouldBeEmpty();
        worker.HasExited.ShouldBeFalse();
        Memory(worker).ShouldBeLessThan(MostMemory);
        foreach (var name in QuestionMaker.Names)
        {
            statuses.ShouldContainKey((name, HttpStatusCode.OK));
            statuses.Keys.Count(key => key.Item1 == name).ShouldBeGreaterThan(1, $"{name} is refused too");
        }
    }

    private static async Task<(HttpStatusCode Status, string Answer)> Ask(HttpClient client, string name, byte[] body)
    {
        try
        {
            using var content = new ByteArrayContent(body);
            using var response = await client.PostAsync(new Uri(name, UriKind.Relative), content, Cancellation);
            return (response.StatusCode, await response.Content.ReadAsStringAsync(Cancellation));
        }
        catch (Exception error) when (error is HttpRequestException or OperationCanceledException && !Cancellation.IsCancellationRequested)
        {
            // As after an abort, or where nothing came in time.
            return (HttpStatusCode.BadGateway, error.Message);
        }
    }

    private static string Shown(string text) => text.Length <= 900 ? text : $"{text[..900]}... ({text.Length} characters)";

    /// <summary>The most memory that a process has held, in bytes.</summary>
    private static long Memory(Process process) =>
        long.Parse(File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) << 10;
}
