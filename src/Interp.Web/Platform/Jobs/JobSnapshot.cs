using Interp.Domain.Platform;

namespace Interp.Web.Platform;

/// <summary>A job as its page shows it at one moment; small enough to travel to the browser and back as an island's parameter.</summary>
/// <param name="Summary">State, progress, result.</param>
/// <param name="Attempt">How many times a worker has taken it.</param>
/// <param name="WorkerSeen">Whether any worker shows signs of life.</param>
/// <param name="CancelRequested">Somebody has asked it to stop.</param>
/// <param name="MayCancel">Whether the reader may ask it to stop.</param>
/// <param name="Curve">Training numbers, ascending in steps.</param>
public sealed record JobSnapshot(JobSummary Summary, int Attempt, bool WorkerSeen, bool CancelRequested, bool MayCancel, TrainingPoint[] Curve)
{
    /// <summary>Most points of a picture that still moves; fewer where each has many numbers.</summary>
    public const int MovingPoints = 120;

    // The browser sends back at most 32 KiB, and what it has is a third longer for being base64.
    private const int MovingBytes = 19 * 1024;

    /// <summary>Whether the job stays as it is.</summary>
    public bool IsFinal => JobStates.IsFinal(Summary.State);

    /// <summary>The job as the database has it; a finished one keeps its whole curve.</summary>
    /// <param name="detail">As read for this viewer.</param>
    public static JobSnapshot From(JobDetail detail)
    {
        TrainingPoint[] curve = TrainingCurve.From(detail.Curve);
        return new(
            detail.Summary, detail.Attempt, detail.WorkerSeen, detail.CancelRequested, detail.MayCancel,
            JobStates.IsFinal(detail.Summary.State) ? curve : TrainingCurve.Thin(curve, Most(curve)));
    }

    /// <summary>The job after news of it.</summary>
    /// <param name="news">The latest event.</param>
    public JobSnapshot After(JobEvent news)
    {
        TrainingPoint[] curve = news.Progress is { } report ? TrainingCurve.Append(Curve, report) : Curve;
        return this with
        {
            Summary = Summary with { State = news.State, Progress = news.Progress ?? Summary.Progress },
            Curve = curve.Length > 2 * Most(curve) ? TrainingCurve.Thin(curve, Most(curve)) : curve,
        };
    }

    private static int Most(TrainingPoint[] curve) => curve.Length == 0 ? MovingPoints : Math.Clamp(MovingBytes / Bytes(curve[^1]), 2, MovingPoints);

    // As JSON: the step, and each number with its name.
    private static int Bytes(TrainingPoint point) => 32 + point.Numbers.Keys.Sum(name => name.Length + 24);
}
