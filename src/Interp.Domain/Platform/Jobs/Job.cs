namespace Interp.Domain.Platform;

/// <summary>Long work that somebody asked for.</summary>
public sealed class Job : IShared
{
    public Guid Id { get; init; }

    public required string Kind { get; init; }

    public required string Title { get; init; }

    public JobState State { get; set; }

    /// <summary>The queue it was put into; null in a site from before there were several, until it is brought up to date.</summary>
    public QueueName? Queue { get; set; }

    /// <summary>JSON of the kind's parameter record, complete with defaults.</summary>
    public required string Parameters { get; init; }

    /// <summary>SHA-256 of kind, parameters and, for private ones, the owner: the same work has the same hash.</summary>
    public required byte[] ParameterHash { get; init; }

    /// <summary>Runs although the same work exists.</summary>
    public bool Forced { get; init; }

    public Visibility Visibility { get; init; }

    public int? CohortId { get; init; }

    public Guid? OwnerId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>How many times a worker has taken it.</summary>
    public int Attempt { get; set; }

    /// <summary>The run of the worker that is at it: from when it started to when it ends.</summary>
    public Guid? WorkerRun { get; set; }

    /// <summary>Runs of workers that were gone with this job in their hands, since it last came further.</summary>
    public Guid[] LostRuns { get; set; } = [];

    /// <summary>How far it had come when it lost them.</summary>
    public string? LostAt { get; set; }

    /// <summary>Computing time of all attempts that ended by themselves.</summary>
    public double Seconds { get; set; }

    public bool CancelRequested { get; set; }

    public string? ResultLink { get; set; }

    public string? Error { get; set; }
}
