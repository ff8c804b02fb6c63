namespace Interp.Analysis.Dictionaries;

/// <summary>When to report and to save, and how fast a run goes. Knows of time, never of numbers.</summary>
internal sealed class TrainingPace(TimeProvider time, TimeSpan checkpointInterval, long start, long steps, int batchSize)
{
    private static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(250);
    private readonly long _startedAt = time.GetTimestamp();
    private long _savedAt = time.GetTimestamp();
    private long _reportedAt = time.GetTimestamp();

    /// <summary>Whether it is time to report; the last step is always reported.</summary>
    public bool ShouldReport(long done)
    {
        if (done < steps && time.GetElapsedTime(_reportedAt) < ProgressInterval)
            return false;
        _reportedAt = time.GetTimestamp();
        return true;
    }

    /// <summary>Whether it is time for a checkpoint.</summary>
    public bool ShouldSave(long done) => done < steps && time.GetElapsedTime(_savedAt) >= checkpointInterval;

    public void Saved() => _savedAt = time.GetTimestamp();

    /// <summary>Rows per second since the start, and the time that the rest will take.</summary>
    public (double RowsPerSecond, TimeSpan Remaining) Rate(long done)
    {
        double seconds = Math.Max(1e-9, time.GetElapsedTime(_startedAt).TotalSeconds);
        double perSecond = (done - start) * batchSize / seconds;
        return (perSecond, TimeSpan.FromSeconds(Math.Min((steps - done) * batchSize / Math.Max(perSecond, 1e-9), 1e9)));
    }
}
