using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Interp.Domain.Access;
using Interp.Domain.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Interp.Api.Tests.Jobs;

/// <summary>Speaks SignalR's JSON protocol: records that end with the character 0x1E.</summary>
public sealed class HubTellsProgress(Site site) : IClassFixture<Site>
{
    private const char End = '\u001e';

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_subscriber_hears_progress_and_then_the_end()
    {
        var job = await Submit(1);
        using var socket = await Connect(site.World.Learner);
        await Send(socket, new { type = 1, target = "Subscribe", arguments = new object[] { job }, invocationId = "1" });
        (await Next(socket, "progress")).GetProperty("state").GetString().ShouldBe("queued");

        await using var db = site.Db();
        await db.Jobs.Where(j => j.Id == job).ExecuteUpdateAsync(s => s.SetProperty(j => j.State, JobState.Running), Cancellation);
        db.Add(new JobReport { JobId = job, Number = 1, Stage = "train", StageNumber = 2, StageCount = 5, Step = 10, Steps = 100, Loss = 0.5 });
        await db.SaveChangesAsync(Cancellation);
        await JobChannels.Announce(db, job, Cancellation);
        var progress = (await Next(socket, "progress")).GetProperty("progress");
        progress.GetProperty("step").GetInt64().ShouldBe(10);
        progress.GetProperty("loss").GetDouble().ShouldBe(0.5);

        await db.Jobs.Where(j => j.Id == job).ExecuteUpdateAsync(s => s.SetProperty(j => j.State, JobState.Succeeded), Cancellation);
        await JobChannels.Announce(db, job, Cancellation);
        (await Next(socket, "finished")).GetProperty("state").GetString().ShouldBe("succeeded");
    }

    [Fact]
    public async Task One_who_may_not_see_the_job_hears_nothing_of_it()
    {
        var job = await Submit(2);
        using var socket = await Connect(site.World.Stranger);
        await Send(socket, new { type = 1, target = "Subscribe", arguments = new object[] { job }, invocationId = "7" });
        var completion = await Receive(socket, m => m.GetProperty("type").GetInt32() == 3);
        completion.GetProperty("invocationId").GetString().ShouldBe("7");
        completion.GetProperty("error").GetString()!.ShouldContain("no job");
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
        site.World.Researcher, JobKinds.TrainSae, JsonSerializer.SerializeToElement(new { model = "tiny", corpus = "text", seed }), false, Cancellation)).Id;

    private async Task<WebSocket> Connect(Viewer viewer)
    {
        var token = await site.Token(viewer);
        var client = site.Server.CreateWebSocketClient();
        client.ConfigureRequest = request => request.Headers.Authorization = $"Bearer {token}";
        var socket = await client.ConnectAsync(new Uri(site.Server.BaseAddress, "/hubs/jobs"), Cancellation);
        await Send(socket, new { protocol = "json", version = 1 });
        await Receive(socket, _ => true);
        return socket;
    }

    private static Task Send(WebSocket socket, object message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(message) + End), WebSocketMessageType.Text, true, Cancellation);

    private static async Task<JsonElement> Next(WebSocket socket, string target) =>
        (await Receive(socket, m => m.TryGetProperty("target", out var t) && t.GetString() == target)).GetProperty("arguments")[0];

    private static async Task<JsonElement> Receive(WebSocket socket, Func<JsonElement, bool> wanted)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        var buffer = new byte[1 << 16];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer, limit.Token);
            foreach (var record in Encoding.UTF8.GetString(buffer, 0, received.Count).Split(End, StringSplitOptions.RemoveEmptyEntries))
            {
                var message = JsonDocument.Parse(record).RootElement;
                if (wanted(message)) return message;
            }
        }
    }
}
