namespace Interp.Domain.Platform;

/// <summary>A job in a list.</summary>
/// <param name="Id">Its address is <c>/jobs/{id}</c>.</param>
/// <param name="Kind">For example <c>train-sae</c>.</param>
/// <param name="Title">For people.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="QueuePosition">1 for the next of its queue to run; null unless queued.</param>
/// <param name="Progress">Latest report.</param>
/// <param name="CreatedAt">When it was submitted.</param>
/// <param name="StartedAt">When a worker first took it.</param>
/// <param name="FinishedAt">When it ended, however it ended.</param>
/// <param name="StartedBy">Display name of who submitted it.</param>
/// <param name="ResultLink">Address of the result on the site, once it succeeded.</param>
/// <param name="Error">Why it failed.</param>
public sealed record JobSummary(
    Guid Id,
    string Kind,
    string Title,
    JobState State,
    int? QueuePosition,
    JobProgress? Progress,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    string? StartedBy,
    string? ResultLink,
    string? Error);
