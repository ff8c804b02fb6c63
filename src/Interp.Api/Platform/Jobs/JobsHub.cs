using Interp.Domain.Platform;
using Microsoft.AspNetCore.SignalR;

namespace Interp.Api.Platform;

/// <summary>Live progress for scripts: call <c>Subscribe(jobId)</c>, then receive <c>progress</c> and at the end <c>finished</c>.</summary>
internal sealed class JobsHub(ViewerQueries viewers, JobQueries jobs) : Hub
{
    public static string GroupOf(Guid jobId) => $"job:{jobId}";

    public static string MessageFor(JobEvent news) => JobStates.IsFinal(news.State) ? "finished" : "progress";

    /// <summary>From now on; begins with how the job stands.</summary>
    public async Task Subscribe(Guid jobId)
    {
        var viewer = await Viewer();
        if (await jobs.Find(viewer, jobId, Context.ConnectionAborted) is null) throw new HubException($"There is no job {jobId} that you may see.");
        await Groups.AddToGroupAsync(Context.ConnectionId, GroupOf(jobId), Context.ConnectionAborted);
        if (await jobs.Latest(jobId, Context.ConnectionAborted) is { } now) await Clients.Caller.SendAsync(MessageFor(now), now, Context.ConnectionAborted);
    }

    /// <summary>No more of this job.</summary>
    public Task Unsubscribe(Guid jobId) => Groups.RemoveFromGroupAsync(Context.ConnectionId, GroupOf(jobId), Context.ConnectionAborted);

    private Task<Viewer> Viewer() => Guid.TryParse(Context.UserIdentifier, out var person)
        ? viewers.Find(person, Context.ConnectionAborted)
        : Task.FromResult(Domain.Platform.Viewer.Anonymous);
}
