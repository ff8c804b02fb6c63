using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;

namespace Interp.EndToEnd;

/// <summary>Programs are killed from outside and from inside; <c>./interp up</c> left somebody who starts them again.</summary>
[Collection(OwnSite.Name)]
public sealed class WhatDiesIsStartedAgain
{
    private const string Dictionary = "mini-pile-1l-512";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_worker_and_a_site_that_are_killed_come_back_and_answer_until_they_are_told_to_stop()
    {
        await using var site = new OperatedSite("killed", 5200);
        await site.Up();
        using var client = new HttpClient { BaseAddress = new(site.Address) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", (await site.Interp("token", "researcher")).Trim());
        await Answers(client);

        // From outside, and as a library that gives up ends its process.
        foreach (var signal in new[] { "KILL", "ABRT" })
        {
            var worker = await Kill(site, "worker", signal);
            await Answers(client);
            Running(site, "worker").ShouldNotBe(worker);
        }

        var api = await Kill(site, "api", "KILL");
        await Answers(client);
        Running(site, "api").ShouldNotBe(api);

        // Once more changes nothing.
        var before = (Running(site, "api"), Running(site, "worker"));
        (await site.Up()).ShouldContain(site.Address);
        (Running(site, "api"), Running(site, "worker")).ShouldBe(before);
        var log = await File.ReadAllTextAsync(Path.Combine(site.Data, "logs", "worker.log"), Cancellation);
        log.ShouldContain("worker was ended by signal KILL");
        log.ShouldContain("worker was ended by signal ABRT");

        await site.Interp("down");
        IsAlive(before.Item1).ShouldBeFalse();
        IsAlive(before.Item2).ShouldBeFalse();
        Directory.GetFiles(Path.Combine(site.Data, "run"), "*.keeper").ShouldBeEmpty();
    }

    /// <summary>The process that was killed.</summary>
    private static async Task<int> Kill(OperatedSite site, string program, string signal)
    {
        var id = Running(site, program);
        // Of a first ABRT the runtime only takes notice; abort() raises it twice.
        for (var since = Stopwatch.StartNew(); IsAlive(id); await Task.Delay(500, Cancellation))
        {
            since.Elapsed.ShouldBeLessThan(Limit);
            using var kill = Process.Start("kill", ["-" + signal, id.ToString(CultureInfo.InvariantCulture)])!;
            await kill.WaitForExitAsync(Cancellation);
        }

        return id;
    }

    /// <summary>A live question goes from the site to the worker and back: a new one each time, since the site remembers answers.</summary>
    private static async Task Answers(HttpClient client)
    {
        HttpStatusCode? last = null;
        for (var since = Stopwatch.StartNew(); last != HttpStatusCode.OK; await Task.Delay(1000, Cancellation))
        {
            since.Elapsed.ShouldBeLessThan(Limit, $"The last answer was {last}.");
            try
            {
                last = (await client.PostAsJsonAsync("/api/v1/inference/features", new { dictionary = Dictionary, text = $"SGVsbG8gV29ybGQ {Guid.NewGuid()}" }, Cancellation)).StatusCode;
            }
            catch (HttpRequestException)
            {
                last = null;
            }
        }
    }

    private static int Running(OperatedSite site, string program) =>
        int.Parse(File.ReadAllText(Path.Combine(site.Data, "run", $"{program}.pid")).Trim(), CultureInfo.InvariantCulture);

    private static bool IsAlive(int process) => Directory.Exists($"/proc/{process}");
}
