namespace Interp.Domain.Platform;

/// <summary>A job's reports over time.</summary>
internal static class JobCurve
{
    /// <summary>At most <paramref name="most"/> reports spread evenly, the first and the last among them.</summary>
    public static List<JobReport> Thin(List<JobReport> reports, int most)
    {
        if (reports.Count <= most) return reports;
        var step = (reports.Count - 1) / (double)(most - 1);
        return [.. Enumerable.Range(0, most).Select(i => reports[(int)Math.Round(i * step)])];
    }

    public static JobProgress Progress(JobReport r) => new(r.Stage, r.StageNumber, r.StageCount, r.Step, r.Steps, r.TokensPerSecond, r.SecondsLeft)
    {
        Numbers = r.Numbers, At = r.At,
    };
}
