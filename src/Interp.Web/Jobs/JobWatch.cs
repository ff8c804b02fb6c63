using Interp.Domain.Jobs;

namespace Interp.Web.Jobs;

/// <summary>What a page knows of a job: the state read once, and every event since.</summary>
/// <param name="job">As read from the database.</param>
public sealed class JobWatch(JobDetail job)
{
    private const int MostPoints = 800;
    private readonly Lock gate = new();
    private JobDetail current = job;
    private bool changed;

    /// <summary>The job as known now.</summary>
    public JobDetail Current
    {
        get
        {
            lock (gate)
                return current;
        }
    }

    /// <summary>Takes an event in.</summary>
    /// <param name="news">The event; one of another job is ignored.</param>
    public void Take(JobEvent news)
    {
        lock (gate)
        {
            if (news.JobId != current.Summary.Id)
                return;
            current = current with
            {
                Summary = current.Summary with
                {
                    State = news.State,
                    Progress = news.Progress ?? current.Summary.Progress,
                    QueuePosition = news.State == JobState.Queued ? current.Summary.QueuePosition : null,
                },
                Curve = news.Progress is { } report ? Append(current.Curve, report) : current.Curve,
            };
            changed = true;
        }
    }

    /// <summary>Replaces everything by what the database says.</summary>
    /// <param name="fresh">As read just now.</param>
    public void Reset(JobDetail fresh)
    {
        lock (gate)
        {
            current = fresh;
            changed = true;
        }
    }

    /// <summary>Whether something came since the last call.</summary>
    public bool TakeChanged()
    {
        lock (gate)
        {
            var was = changed;
            changed = false;
            return was;
        }
    }

    private static IReadOnlyList<JobProgress> Append(IReadOnlyList<JobProgress> curve, JobProgress report)
    {
        if (curve.Count > 0 && curve[^1].At >= report.At)
            return curve;
        IEnumerable<JobProgress> kept = curve.Count < MostPoints ? curve : curve.Where((_, i) => i % 2 == 0);
        return [.. kept, report];
    }
}
