using System.Net.Http.Json;
using System.Text.Json;
using System.Threading.Channels;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Interp.Api.Tests.Platform;

/// <summary>As a script hears it, with SignalR's own client.</summary>
public sealed class HubTellsProgress(Site site) : IClassFixture<Site>
{
    private static readonly Dictionary<string, double> Numbers = new(StringComparer.Ordinal) { ["loss"] = 0.5, ["explained-variance"] = 0.25 };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_subscriber_hears_progress_and_then_the_end()
    {
        var job = await Submit(1);
        await using var hub = await Connect(site.World.Learner);
        var heard = Listen(hub);
        await hub.InvokeAsync("Subscribe", job, Cancellation);
        (await Next(heard, "progress")).GetProperty("state").GetString().ShouldBe("queued");

        await using var db = site.Db();
        await db.Jobs.Where(j => j.Id == job).ExecuteUpdateAsync(s => s.SetProperty(j => j.State, JobState.Running), Cancellation);
        db.Add(new JobReport { JobId = job, Number = 1, Stage = "train", StageNumber = 2, StageCount = 5, Step = 10, Steps = 100, Numbers = Numbers });
        await db.SaveChangesAsync(Cancellation);
        await JobChannels.Announce(db, job, Cancellation);
        var progress = (await Next(heard, "progress")).GetProperty("progress");
        progress.GetProperty("step").GetInt64().ShouldBe(10);
        progress.GetProperty("numbers").GetRawText().ShouldBe("""{"loss":0.5,"explained-variance":0.25}""");
        var read = await (await site.As(site.World.Learner)).GetFromJsonAsync<JsonElement>($"/api/v1/jobs/{job}", Cancellation);
        read.GetProperty("curve")[0].GetProperty("numbers").GetRawText().ShouldBe("""{"loss":0.5,"explained-variance":0.25}""");

        await db.Jobs.Where(j => j.Id == job).ExecuteUpdateAsync(s => s.SetProperty(j => j.State, JobState.Succeeded), Cancellation);
        await JobChannels.Announce(db, job, Cancellation);
        (await Next(heard, "finished")).GetProperty("state").GetString().ShouldBe("succeeded");
    }

    [Fact]
    public async Task One_who_may_not_see_the_job_hears_nothing_of_it()
    {
        var job = await Submit(2);
        await using var hub = await Connect(site.World.Stranger);
        var heard = Listen(hub);
        var refused = await Should.ThrowAsync<HubException>(() => hub.InvokeAsync("Subscribe", job, Cancellation));
        refused.Message.ShouldContain("no job");
        heard.TryRead(out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_watching_page_hears_the_same()
    {
        var job = await Submit(3);
        var events = site.Services.GetRequiredService<IJobFeed>().Watch(job, Cancellation).GetAsyncEnumerator(Cancellation);
        (await events.MoveNextAsync()).ShouldBeTrue();
        events.Current.State.ShouldBe(JobState.Queued);
        await site.Services.GetRequiredService<JobCommands>().Cancel(site.World.Researcher, job, Cancellation);
        (await events.MoveNextAsync()).ShouldBeTrue();
        events.Current.State.ShouldBe(JobState.Cancelled);
        (await events.MoveNextAsync()).ShouldBeFalse();
        await events.DisposeAsync();
    }

    private async Task<Guid> Submit(int seed) => (await site.Services.GetRequiredService<JobCommands>().Submit(
        site.World.Researcher, TrainSaeParameters.Kind, JsonSerializer.SerializeToElement(new { model = "tiny", corpus = "text", seed }), false, Cancellation)).Id;

    private async Task<HubConnection> Connect(Viewer viewer)
    {
        var token = await site.Token(viewer);
        var hub = new HubConnectionBuilder().WithUrl(new Uri(site.Server.BaseAddress, "/hubs/jobs"), options =>
        {
            options.AccessTokenProvider = () => Task.FromResult<string?>(token);
            options.HttpMessageHandlerFactory = _ => site.Server.CreateHandler();
            options.WebSocketFactory = async (context, cancellation) =>
            {
                var client = site.Server.CreateWebSocketClient();
                client.ConfigureRequest = request => request.Headers.Authorization = $"Bearer {token}";
                return await client.ConnectAsync(context.Uri, cancellation);
            };
        }).Build();
        await hub.StartAsync(Cancellation);
        return hub;
    }

    /// <summary>All that the hub says from now on: the message's name and what it carries.</summary>
    private static ChannelReader<(string Message, JsonElement News)> Listen(HubConnection hub)
    {
        var heard = Channel.CreateUnbounded<(string, JsonElement)>();
        foreach (var message in new[] { "progress", "finished" })
            hub.On<JsonElement>(message, news => heard.Writer.TryWrite((message, news)));
        return heard.Reader;
    }

    private static async Task<JsonElement> Next(ChannelReader<(string Message, JsonElement News)> heard, string wanted)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            var (message, news) = await heard.ReadAsync(limit.Token);
            if (string.Equals(message, wanted, StringComparison.Ordinal)) return news;
        }
    }
}
